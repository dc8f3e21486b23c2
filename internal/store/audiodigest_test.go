package store_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen/digest"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// readTheDigests asks all there is to ask about digests, for the test that
// explains what the store is asked.
func (d *desk) readTheDigests(ctx context.Context) error {
	if _, err := d.AudioDigests(ctx, 0, 10, now); err != nil {
		return err
	}
	_, _ = d.AudioDigest(ctx, 1, now)
	_, _ = d.AudioDigestOf(ctx, 1, now)
	if _, err := d.PublicStories(ctx, []int64{1, 2}, now); err != nil {
		return err
	}
	_, _ = d.DigestPage(ctx, 1, now)
	if _, err := d.Digests(ctx, 10, now); err != nil {
		return err
	}
	_, err := d.DigestsTelling(ctx, 3)
	return err
}

// digestOf keeps a digest of a day, with a recording that tells its articles.
func (d *desk) digestOf(t *testing.T, day news.Day, at time.Time, articles ...*news.Article) digest.Kept {
	t.Helper()
	x := news.AudioDigest{Day: day, State: news.DigestApproved, PublishAt: at, MadeAt: now, Title: "Żółw"}
	heard := map[int64]int64{}
	for _, a := range articles {
		x.Stories = append(x.Stories, news.HeardStory{Article: a.ID})
		heard[a.ID] = int64(a.LiveHead)
	}
	check(t, d.SaveAudioDigest(t.Context(), &x, news.Event{Name: news.DigestComposed, At: now}))
	k := digest.Kept{AudioDigest: x, Heard: heard, RecordedAt: now}
	k.Recording.Script, k.Recording.Engine, k.Recording.Duration = "s", "e", 90*time.Second
	k.Recording.Files = []paper.SoundFile{{Type: "audio/mpeg", Blob: "b", Size: 3}}
	k.Recording.Marks = []paper.Mark{{End: time.Second, Block: -1, Text: "Hello"}}
	k.Recording.Chapters = []paper.Chapter{{End: time.Second, Title: "One", Path: "/one"}}
	check(t, d.SaveDigestRecording(t.Context(), k, news.Event{Name: news.DigestRecorded, At: now}))
	return k
}

func TestADigestIsKeptWithItsRecording(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		a := d.article(t, "ferry", now.Add(-time.Hour))
		k := d.digestOf(t, 20000, now, a)
		got, err := st.AudioDigest(t.Context(), k.ID, now)
		check(t, err)
		k.Current, k.Heard = true, nil
		if diff := cmp.Diff(k, got); diff != "" {
			t.Error(diff)
		}
		again := news.AudioDigest{Day: 20000}
		wantKind(t, st.SaveAudioDigest(t.Context(), &again, news.Event{At: now}), news.Conflict, "a second one of the day")
		stale := got
		check(t, st.SaveAudioDigest(t.Context(), &got.AudioDigest, news.Event{At: now}))
		wantKind(t, st.SaveAudioDigest(t.Context(), &stale.AudioDigest, news.Event{At: now}), news.Conflict, "an older version")
		wantKind(t, st.SaveDigestRecording(t.Context(), stale, news.Event{At: now}), news.Conflict, "the recording of an older version")
		if got, err = st.AudioDigestOf(t.Context(), 20000, now); err != nil || got.Version != 2 || !got.Current {
			t.Errorf("a change that can not be heard: %+v, %v", got, err)
		}
		got.Intro = "Good morning."
		check(t, st.SaveAudioDigest(t.Context(), &got.AudioDigest, news.Event{At: now}))
		check(t, st.FailDigest(t.Context(), got.ID, "No voice."))
		if got, err = st.AudioDigestOf(t.Context(), 20000, now); err != nil || got.Current || got.Failure != "No voice." {
			t.Errorf("a change that can: %+v, %v", got, err)
		}
	})
}

func TestDigestsAreListedTheNewestFirst(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		a := d.article(t, "ferry", now.Add(-time.Hour))
		for _, day := range []news.Day{20001, 20003, 20002} {
			d.digestOf(t, day, now, a)
		}
		days := func(list []digest.Kept, err error) (days []news.Day) {
			check(t, err)
			for _, k := range list {
				days = append(days, k.Day)
			}
			return days
		}
		if diff := cmp.Diff([]news.Day{20003, 20002}, days(st.AudioDigests(t.Context(), 0, 2, now))); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]news.Day{20001}, days(st.AudioDigests(t.Context(), 20002, 2, now))); diff != "" {
			t.Error(diff)
		}
		told, err := st.DigestsTelling(t.Context(), a.ID)
		check(t, err)
		if diff := cmp.Diff([]news.Day{20001, 20002, 20003}, told); diff != "" {
			t.Error(diff)
		}
	})
}

func TestReadersGetADigestWithWhatItSays(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		a, b := d.article(t, "ferry", now.Add(-time.Hour)), d.article(t, "bridge", now.Add(-time.Hour))
		day := news.DayAt(now)
		d.digestOf(t, day, now.Add(time.Hour), a)
		d.digestOf(t, day-1, now.Add(-time.Hour), a, b)
		d.digestOf(t, day-2, now.Add(-30*time.Hour), b)
		if _, err := st.DigestPage(ctx, day, now); news.KindOf(err) != news.NotFound {
			t.Errorf("a digest that has not gone out: %v", err)
		}
		p, err := st.DigestPage(ctx, day-1, now)
		check(t, err)
		if len(p.Stories) != 2 || p.Stories[0].Title != a.Headline || p.Stories[1].Text != b.CardStandfirst() || p.Recording == nil {
			t.Errorf("%+v", p)
		}
		if p.Older != day-2 || p.Newer != 0 || !p.Until.Equal(now.Add(time.Hour)) || !slices.Contains(p.Keys, news.DigestKey(day-1)) {
			t.Errorf("between %s and %s until %s, %v", p.Older, p.Newer, p.Until, p.Keys)
		}
		list, err := st.Digests(ctx, 10, now)
		check(t, err)
		if len(list.Digests) != 2 || list.Digests[0].Day != day-1 {
			t.Errorf("%+v", list.Digests)
		}
		front, err := st.FrontPage(ctx, news.HomeFront, now)
		check(t, err)
		if front.Digest == nil || front.Digest.Day != day-1 || front.Until.After(now.Add(time.Hour)) {
			t.Errorf("the front leads to %+v until %s", front.Digest, front.Until)
		}
		late, err := st.FrontPage(ctx, news.HomeFront, now.Add(48*time.Hour))
		check(t, err)
		if late.Digest != nil {
			t.Errorf("two days later the front leads to %+v", late.Digest)
		}
	})
}

func TestADigestOfAChangedArticleCanNotBeHeard(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		a := d.article(t, "ferry", now.Add(-time.Hour))
		k := d.digestOf(t, news.DayAt(now), now.Add(-time.Minute), a)
		k.Heard[a.ID]++
		check(t, st.SaveDigestRecording(ctx, k, news.Event{At: now}))
		p, err := st.DigestPage(ctx, k.Day, now)
		check(t, err)
		list, err := st.Digests(ctx, 10, now)
		check(t, err)
		if p.Recording != nil || len(p.Stories) != 1 || len(list.Digests) != 0 {
			t.Errorf("readers hear an older text: %+v, %+v", p, list)
		}
	})
}
