package subscribers_test

import (
	"fmt"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

func TestTheAnswerIsTheSameForEveryAddress(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		r := newRoom(t, st)
		ctx := t.Context()
		r.joins(t, "known@paper.example", morning)
		blocked := r.joins(t, "blocked@paper.example", morning)
		_, err := r.Block(ctx, r.editor, blocked.ID)
		must(t, err)
		must(t, r.Suppress(ctx, r.editor, "never@paper.example"))
		erased := r.joins(t, "erased@paper.example", morning)
		must(t, r.EraseMe(ctx, r.prefer(erased)))
		r.asks(t, "waiting@paper.example", morning)
		for email, mails := range map[string]int{
			"known@paper.example": 0, "blocked@paper.example": 0, "never@paper.example": 0,
			"erased@paper.example": 1, "waiting@paper.example": 1, "unknown@paper.example": 1,
		} {
			last, err := st.LastEvent(ctx)
			must(t, err)
			must(t, r.SignUp(ctx, subscribers.Wish{Email: email, Letters: []int64{morning}, From: home}))
			events, err := st.EventsAfter(ctx, last)
			must(t, err)
			if len(events) != 1 || len(subscribers.Orders(events[0])) != 1 || strings.Contains(events[0].Note, "@") {
				t.Errorf("%s: other work than for the others: %+v", email, events)
			}
			r.work(t)
			if got := r.asks(t, email, morning); len(got) != mails {
				t.Errorf("%s: %d mails", email, len(got))
			}
		}
	})
}

func TestOnlyWhatMailCanGoToIsAsked(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	for email, good := range map[string]bool{
		"nora@paper.example": true, `"nora lind"@paper.example`: true, "nora+tag@sub.paper.example": true, "ñora@paper.example": true,
		"nora@[192.0.2.1]": true, "o'nora@paper.example": true,
		"": false, "nora": false, "nora@": false, "@paper.example": false, "nora@paper": false, "a..b@paper.example": false,
		"nora@paper.example\r\nBcc: ove@paper.example": false, "nora\n@paper.example": false, "nora@paper.example, ove@paper.example": false,
		"Nora <nora@paper.example>": false, strings.Repeat("a", 65) + "@paper.example": false, "nora@paper.example\x00": false,
	} {
		r.clock = r.clock.Add(time.Hour)
		err := r.SignUp(t.Context(), subscribers.Wish{Email: email, Letters: []int64{morning}, From: home})
		if (err == nil) != good || err != nil && news.KindOf(err) != news.Invalid {
			t.Errorf("%q: %v", email, err)
		}
	}
	for _, letters := range [][]int64{nil, {closed}, {99}} {
		if err := r.SignUp(t.Context(), subscribers.Wish{Email: "nora@paper.example", Letters: letters, From: home}); news.KindOf(err) != news.Invalid {
			t.Errorf("letters %v: %v", letters, err)
		}
	}
	must(t, r.SignUp(t.Context(), subscribers.Wish{Email: "robot@paper.example", Letters: []int64{morning}, Trap: "https://x.example", From: home}))
	if _, err := r.store.SubscriberAt(t.Context(), "robot@paper.example"); err == nil {
		t.Error("a program got in")
	}
}

func TestNoFieldBreaksTheHeadOfAMail(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	_, err := r.store.DB().ExecContext(t.Context(), `update letter set name = 'Morning'||char(13)||char(10)||'Bcc: all@paper.example' where id = 1`)
	must(t, err)
	mails := r.asks(t, "nora@paper.example", morning)
	if len(mails) != 1 || strings.ContainsAny(mails[0].Subject, "\r\n") {
		t.Errorf("%+v", mails)
	}
}

func TestWhoAsksTooOftenMustWait(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	r.Now = func() time.Time { return r.clock }
	ask := func(i int, from string) error {
		return r.SignUp(t.Context(), subscribers.Wish{Email: fmt.Sprintf("reader%d@paper.example", i), Letters: []int64{morning}, From: netip.MustParseAddr(from)})
	}
	for i := range 20 {
		must(t, ask(i, "2001:db8::1"))
	}
	if err := ask(20, "2001:db8::ffff"); err == nil || news.KindOf(err) != news.TooMany {
		t.Errorf("the same network goes on: %v", err)
	}
	must(t, ask(21, "2001:db8:1::1"))
	for i := range 10 {
		must(t, ask(22, fmt.Sprintf("192.0.2.%d", i)))
	}
	r.work(t)
	to := 0
	for _, m := range r.sent {
		if m.To == "reader22@paper.example" {
			to++
		}
	}
	if to != 3 {
		t.Errorf("%d mails to one address", to)
	}
}

func TestForgedOldAndForeignLinksDoNothing(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		r := newRoom(t, st)
		ctx := t.Context()
		r.asks(t, "nora@paper.example", morning)
		good := r.token(t, "/letters/confirm/")
		x := r.find(t, "nora@paper.example")
		other := letter.Keys{Secret: []byte("another paper")}
		asked := x.Letters[0].Consent.AskedAt
		for name, token := range map[string]string{
			"empty": "", "short": good[:20], "another letter": strings.ToUpper(good), "a line break": good + "\n",
			"of another paper": other.Sign(letter.Token{Purpose: letter.ToConfirm, Subscriber: x.ID, At: asked}),
			"to leave":         r.leave(x, morning),
			"of another time":  r.Keys.Sign(letter.Token{Purpose: letter.ToConfirm, Subscriber: x.ID, At: asked.Add(time.Second)}),
			"of nobody":        r.Keys.Sign(letter.Token{Purpose: letter.ToConfirm, Subscriber: 999, At: asked}),
		} {
			if _, err := r.Confirm(ctx, token); err == nil || news.KindOf(err) != news.NotFound && news.KindOf(err) != news.Gone {
				t.Errorf("%s: %v", name, err)
			}
		}
		for _, token := range []string{"", good, r.leave(x, morning)} {
			_, err := r.Reader(ctx, token)
			if err == nil || r.EraseMe(ctx, token) == nil || r.Moved(ctx, token) == nil || r.Leave(ctx, token+"x", true) == nil {
				t.Errorf("%q is good for something else", token)
			}
		}
		r.clock = r.clock.Add(news.ConfirmWithin)
		if _, err := r.Confirm(ctx, good); err == nil || news.KindOf(err) != news.Gone {
			t.Errorf("too late: %v", err)
		}
		if x = r.find(t, "nora@paper.example"); x.Has(morning) {
			t.Error("one of them worked")
		}
	})
}

func TestProgramsThatOpenEveryLinkChangeNothing(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	ctx := t.Context()
	x := r.joins(t, "nora@paper.example", morning)
	r.asks(t, "nora@paper.example", sports)
	confirm := r.token(t, "/letters/confirm/")
	must(t, r.Move(ctx, r.prefer(x), "nora@new.example", home))
	r.work(t)
	move := r.token(t, "/letters/move/")
	before := r.find(t, "nora@paper.example")
	for range 3 {
		_, err := r.Asked(ctx, confirm)
		must(t, err)
		_, _, err = r.Leaving(ctx, r.leave(x, morning))
		must(t, err)
		to, err := r.MovingTo(ctx, move)
		must(t, err)
		_, err = r.Mine(ctx, r.prefer(x))
		must(t, err)
		if to != "nora@new.example" {
			t.Errorf("moving to %s", to)
		}
	}
	if diff := cmp.Diff(before, r.find(t, "nora@paper.example")); diff != "" {
		t.Error(diff)
	}
}

func TestAReaderMovesToAnotherAddress(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		r := newRoom(t, st)
		ctx := t.Context()
		x := r.joins(t, "nora@paper.example", morning)
		there := r.joins(t, "nora@new.example", sports)
		must(t, r.Move(ctx, r.prefer(x), "Nora@New.example", home))
		r.sent = nil
		r.work(t)
		if len(r.sent) != 1 || r.sent[0].To != "Nora@new.example" {
			t.Fatalf("%+v", r.sent)
		}
		token := r.token(t, "/letters/move/")
		must(t, r.Moved(ctx, token))
		moved := r.find(t, "nora@new.example")
		if moved.ID != x.ID || !moved.Has(morning) || !moved.Has(sports) {
			t.Errorf("%+v", moved)
		}
		for _, gone := range []error{r.Moved(ctx, token), second(st.SubscriberAt(ctx, "nora@paper.example")), second(st.Subscriber(ctx, there.ID))} {
			if gone == nil {
				t.Error("something is left of the old address, or the link works twice")
			}
		}
		must(t, r.Suppress(ctx, r.editor, "angry@paper.example"))
		r.clock = r.clock.Add(time.Hour)
		must(t, r.Move(ctx, r.prefer(x), "angry@paper.example", home))
		r.sent = nil
		if r.work(t); len(r.sent) != 0 {
			t.Errorf("a mail to whom none may be sent: %+v", r.sent)
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestAReaderChooses(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		r := newRoom(t, st)
		ctx := t.Context()
		x := r.joins(t, "nora@paper.example", morning)
		_, err := r.Prefer(ctx, r.prefer(x), subscribers.Choice{Letters: []int64{sports, closed, 99}, Lang: "fr", Sections: []int64{3, 4}, From: home})
		must(t, err)
		if x = r.find(t, "nora@paper.example"); x.Has(morning) || !x.Has(sports) || x.Has(closed) || len(x.Letters) != 2 || x.Lang != "fr" || len(x.Sections) != 2 {
			t.Errorf("%+v", x)
		}
		if _, err := r.Prefer(ctx, r.prefer(x), subscribers.Choice{Lang: "xx"}); err == nil || news.KindOf(err) != news.Invalid {
			t.Errorf("a language that is not on offer: %v", err)
		}
		_, err = r.Block(ctx, r.editor, x.ID)
		must(t, err)
		if _, err := r.Prefer(ctx, r.prefer(x), subscribers.Choice{Letters: []int64{morning}}); err == nil || news.KindOf(err) != news.Conflict {
			t.Errorf("a blocked address gets a letter: %v", err)
		}
		d, err := r.Mine(ctx, r.prefer(x))
		must(t, err)
		e := d.Export(map[int64]string{morning: "Morning", sports: "Le Sport"})
		if e.Blocked != "staff" || len(e.Letters) != 2 || e.Letters[0].Letter != "Morning" {
			t.Errorf("%+v", e)
		}
	})
}

func TestWhatMustNotBeKeptIsForgotten(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		r := newRoom(t, st)
		ctx := t.Context()
		r.asks(t, "never@paper.example", morning)
		left := r.joins(t, "left@paper.example", morning)
		must(t, r.Leave(ctx, r.leave(left, morning), false))
		stays := r.joins(t, "stays@paper.example", morning, sports)
		must(t, r.Leave(ctx, r.leave(stays, morning), false))
		known := func() (all []string) {
			for _, e := range []news.Email{"left@paper.example", "never@paper.example", "stays@paper.example"} {
				if _, err := st.SubscriberAt(ctx, e); err == nil {
					all = append(all, e.Local())
				}
			}
			return all
		}
		for _, step := range []struct {
			after time.Duration
			want  []string
		}{
			{news.ForgetAfter - 24*time.Hour, []string{"left", "never", "stays"}},
			{48 * time.Hour, []string{"left", "stays"}},
			{news.KeepLeft, []string{"stays"}},
		} {
			r.clock = r.clock.Add(step.after)
			must(t, r.Forget(ctx, subscribers.Forget{}))
			if diff := cmp.Diff(step.want, known()); diff != "" {
				t.Errorf("after %v: %s", step.after, diff)
			}
		}
		if reason, err := st.Suppressed(ctx, r.Keys.Mark("left@paper.example")); err != nil || reason != news.Departed {
			t.Errorf("%q %v", reason, err)
		}
		if reason, err := st.Suppressed(ctx, r.Keys.Mark("never@paper.example")); err != nil || reason != "" {
			t.Errorf("who never confirmed can not be brought in: %q %v", reason, err)
		}
	})
}

func TestStaffLookAfterReaders(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		r := newRoom(t, st)
		ctx := t.Context()
		const paperForm = "Paper form at the fair, 3 May 2026"
		x, err := r.Add(ctx, r.editor, "Ove@paper.example", []int64{morning}, paperForm)
		must(t, err)
		if got := r.find(t, "ove@paper.example"); !got.Has(morning) || got.Letters[0].Consent.Note != paperForm || got.Letters[0].Consent.Source != news.ByStaff {
			t.Errorf("%+v", got)
		}
		for name, err := range map[string]error{
			"without evidence": second(r.Add(ctx, r.editor, "a@paper.example", []int64{morning}, "yes")),
			"twice":            second(r.Add(ctx, r.editor, "ove@paper.example", []int64{morning}, paperForm)),
			"no letter":        second(r.Add(ctx, r.editor, "a@paper.example", nil, paperForm)),
			"a reporter":       second(r.Add(ctx, r.visitor, "a@paper.example", []int64{morning}, paperForm)),
			"a reporter finds": second(r.Find(ctx, r.visitor, subscribers.Query{Limit: 1})),
			"a reporter looks": second(r.Dossier(ctx, r.visitor, x.ID)),
			"a reporter takes": r.Erase(ctx, r.visitor, x.ID),
			"a reporter brings": second(r.Import(ctx, r.visitor, strings.NewReader("email\na@b.example\n"), subscribers.List{
				Evidence: paperForm, Mapping: subscribers.Mapping{All: []int64{morning}},
			})),
		} {
			if err == nil {
				t.Errorf("%s: done", name)
			}
		}
		must(t, r.Leave(ctx, r.leave(x, morning), false))
		if _, err := r.Add(ctx, r.editor, "ove@paper.example", []int64{morning}, paperForm); err == nil || news.KindOf(err) != news.Conflict {
			t.Errorf("who has left was put in again: %v", err)
		}
		_, err = r.Block(ctx, r.editor, x.ID)
		must(t, err)
		if reason, _ := r.IsSuppressed(ctx, r.editor, "OVE@paper.example"); reason != news.ByHand {
			t.Errorf("reason %q", reason)
		}
		_, err = r.Unblock(ctx, r.editor, x.ID)
		must(t, err)
		if back := r.joins(t, "ove@paper.example", morning); !back.Has(morning) {
			t.Error("an unblocked reader can not come back")
		}
		found, err := r.Find(ctx, r.editor, subscribers.Query{Email: "OV", Limit: 5})
		must(t, err)
		counts, err := r.Counts(ctx, r.editor, r.clock.Add(-7*24*time.Hour))
		must(t, err)
		if len(found) != 1 || !found[0].Has(morning) || counts[morning].Confirmed != 1 || counts[morning].Joined != 1 {
			t.Errorf("%+v %+v", found, counts)
		}
		must(t, r.Erase(ctx, r.editor, x.ID))
		deeds, err := st.EventsAfter(ctx, 0)
		must(t, err)
		for _, ev := range deeds {
			if strings.Contains(ev.Note, "@") {
				t.Errorf("%s holds an address: %s", ev.Name, ev.Note)
			}
		}
	})
}
