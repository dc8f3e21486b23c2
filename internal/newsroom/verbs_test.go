package newsroom_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/store/storetest"
)

// do carries out a verb with arguments that are right for it.
func (d *desk) do(t *testing.T, v news.Verb, staff news.Staff, a *news.Article) (*news.Article, error) {
	t.Helper()
	ctx := t.Context()
	switch v {
	case news.ToWrite:
		return d.Save(ctx, staff, newsroom.Draft{Article: a.ID, Base: a.Head, Content: d.text("Another headline")})
	case news.ToSubmit:
		return d.Submit(ctx, staff, seen(a))
	case news.ToSendBack:
		return d.SendBack(ctx, staff, seen(a), "Ask the mayor.")
	case news.ToApprove:
		return d.Approve(ctx, staff, seen(a))
	case news.ToSchedule:
		return d.Schedule(ctx, staff, seen(a), d.clock().Add(2*time.Hour))
	case news.ToUnschedule:
		return d.Unschedule(ctx, staff, seen(a))
	case news.ToEmbargo:
		return d.Embargo(ctx, staff, seen(a), d.clock().Add(3*time.Hour))
	case news.ToLift:
		return d.Lift(ctx, staff, seen(a))
	case news.ToPublish:
		return d.Publish(ctx, staff, seen(a), true)
	case news.ToCorrect:
		return d.Correct(ctx, staff, seen(a), news.Correction{Kind: news.FactWrong, Text: "It swings."}, false)
	case news.ToWithdraw:
		return d.Withdraw(ctx, staff, seen(a), "It was wrong.", 0)
	case news.ToReinstate:
		return d.Reinstate(ctx, staff, seen(a), false)
	case news.ToSpike:
		return d.Spike(ctx, staff, seen(a))
	case news.ToUnspike:
		return d.Unspike(ctx, staff, seen(a))
	case news.ToLock:
		return d.Lock(ctx, staff, a.ID)
	case news.ToAssign:
		return d.Assign(ctx, staff, seen(a), 0)
	case news.ToMove:
		return d.MoveToDesk(ctx, staff, seen(a), 0)
	case news.ToSetDue:
		return d.SetDue(ctx, staff, seen(a), d.clock().Add(time.Hour))
	default:
		panic("no such verb: " + v)
	}
}

// TestVerbs shows where every verb leads from every state; a state that is
// missing refuses it. A deed leaves one line in the history, a refusal none.
func TestVerbs(t *testing.T) {
	t.Parallel()
	tests := map[news.Verb]string{
		news.ToWrite:      "draft>draft submitted>submitted ready>ready scheduled>scheduled live>live withdrawn>withdrawn",
		news.ToSubmit:     "draft>submitted",
		news.ToSendBack:   "submitted>draft ready>submitted",
		news.ToApprove:    "submitted>ready",
		news.ToSchedule:   "ready>scheduled scheduled>scheduled",
		news.ToUnschedule: "scheduled>ready",
		news.ToEmbargo:    "draft>draft submitted>submitted ready>ready scheduled>scheduled withdrawn>withdrawn",
		news.ToLift:       "", // none of these is restricted
		news.ToPublish:    "ready>live scheduled>live",
		news.ToCorrect:    "live>live",
		news.ToWithdraw:   "live>withdrawn",
		news.ToReinstate:  "withdrawn>live",
		news.ToSpike:      "draft>spiked submitted>spiked",
		news.ToUnspike:    "spiked>draft",
		news.ToLock:       "draft>draft submitted>submitted ready>ready scheduled>scheduled live>live withdrawn>withdrawn",
		news.ToAssign:     "draft>draft submitted>submitted ready>ready scheduled>scheduled live>live withdrawn>withdrawn",
		news.ToMove:       "draft>draft submitted>submitted ready>ready scheduled>scheduled live>live withdrawn>withdrawn",
		news.ToSetDue:     "draft>draft submitted>submitted ready>ready scheduled>scheduled live>live withdrawn>withdrawn",
	}
	for _, verb := range news.Verbs() {
		t.Run(string(verb), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, storetest.New(t))
			var got []string
			for _, from := range news.States() {
				a := d.in(t, from, "Bridge stuck "+string(from))
				before := d.history(t, a.ID)
				_, err := d.do(t, verb, editor, a)
				after := d.history(t, a.ID)[len(before):]
				stored := d.stored(t, a.ID)
				switch {
				case err == nil:
					got = append(got, string(from)+">"+string(stored.State))
					if len(after) != 1 {
						t.Errorf("%s: the history has %v more", from, after)
					}
				case news.KindOf(err) != news.Conflict:
					t.Errorf("%s: %v", from, err)
				case verb == news.ToWrite && slices.Equal(after, []news.EventName{news.ArticleSetAside}):
				case len(after) != 0 || stored.State != from:
					t.Errorf("%s: refused, but %s and %v", from, stored.State, after)
				}
			}
			if diff := cmp.Diff(tests[verb], strings.Join(got, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAReporterMayNotDoWhatEditorsDo(t *testing.T) {
	t.Parallel()
	d := newDesk(t, storetest.New(t))
	for _, v := range news.Verbs() {
		if right := v.Right(); right == news.MayWrite || right == news.MaySubmit {
			continue
		}
		a := d.in(t, news.Draft, "Bridge stuck")
		_, err := d.do(t, v, reporter, a)
		refused(t, news.Forbidden, err)
	}
	_, err := d.Write(t.Context(), news.Staff{ID: 9, Posts: news.As("guest")}, d.text("Mine"))
	refused(t, news.Forbidden, err)
}

func TestADeedOnAnOldVersionIsRefused(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, d *desk) {
		a := d.in(t, news.Ready, "Bridge stuck")
		_, err := d.Save(t.Context(), editor, newsroom.Draft{Article: a.ID, Base: a.Head, Content: d.text("Bridge not stuck")})
		must(t, err)
		_, err = d.Publish(t.Context(), sub, seen(a), true)
		refused(t, news.Conflict, err)
		if d.public(t, a) != "" {
			t.Error("readers got a text that the editor had not seen")
		}
	})
}

func TestAnArticleOfAProfileNeedsWhatItAsks(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		court := news.Profile{Name: "Court", Required: []news.Field{news.DatelineField}}
		must(t, d.st.SaveProfile(ctx, &court, news.Event{Name: news.SettingsChanged}))
		c := d.text("Bridge on trial")
		c.Profile = court.ID
		a, err := d.Write(ctx, editor, c)
		a = done(t, a, err)
		a, err = d.Submit(ctx, editor, seen(a))
		a = done(t, a, err)
		_, err = d.Approve(ctx, editor, seen(a))
		refused(t, news.Invalid, err)
		if got := news.Sentence(err); got != "The profile “Court” asks for a dateline." {
			t.Errorf("it says %q", got)
		}
		must(t, d.st.DeleteProfile(ctx, court.ID, news.Event{Name: news.SettingsChanged}))
		_, err = d.Approve(ctx, editor, seen(a)) // the rules of all are left
		must(t, err)
	})
}
