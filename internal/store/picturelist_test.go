package store_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

func TestTheLibraryIsSearchedAndFiltered(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx := t.Context()
		ids := map[int64]string{}
		for name, p := range map[string]news.Picture{
			"harbour":  {Caption: "The harbour of Óstrand", Alt: "Boats", Credit: "Ada Quill"},
			"tokyo":    {Caption: "東京の港", Alt: "A port", Credit: "Ben"},
			"lacking":  {Caption: "Harbour wall"},
			"expired":  {Caption: "Old", Alt: "Old", Credit: "Ada", Expires: now.Add(-time.Hour)},
			"expiring": {Caption: "Soon", Alt: "Soon", Credit: "Ada", Expires: now.Add(time.Hour), Rights: "Once"},
			"machine":  {Caption: "Made", Decorative: true, Credit: "Ada", SourceType: "trainedAlgorithmicMedia", Persons: []string{"Mara Voss"}},
		} {
			check(t, st.SavePicture(ctx, &p, news.Event{}))
			ids[p.ID] = name
		}
		for _, tt := range []struct {
			q    news.PictureQuery
			want []string
		}{
			{news.PictureQuery{Text: "harbour"}, []string{"harbour", "lacking"}},
			{news.PictureQuery{Text: "HARB ostr"}, []string{"harbour"}},
			{news.PictureQuery{Text: "京の"}, []string{"tokyo"}},
			{news.PictureQuery{Text: "voss"}, []string{"machine"}},
			{news.PictureQuery{Text: "nowhere"}, nil},
			{news.PictureQuery{Show: news.PicturesLacking}, []string{"lacking"}},
			{news.PictureQuery{Show: news.PicturesExpired}, []string{"expired"}},
			{news.PictureQuery{Show: news.PicturesExpiring}, []string{"expiring"}},
			{news.PictureQuery{Show: news.PicturesWithRights}, []string{"expiring"}},
			{news.PictureQuery{Show: news.PicturesByMachine, Text: "made"}, []string{"machine"}},
			{news.PictureQuery{Show: news.PicturesUsed}, nil},
		} {
			tt.q.Limit = 10
			found, err := st.ListPictures(ctx, tt.q)
			check(t, err)
			var got []string
			for _, p := range found {
				got = append(got, ids[p.ID])
			}
			slices.Sort(got)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%+v:\n%s", tt.q, diff)
			}
		}
		first, err := st.ListPictures(ctx, news.PictureQuery{Limit: 4})
		check(t, err)
		rest, err := st.ListPictures(ctx, news.PictureQuery{Limit: 4, Before: first[3].ID})
		check(t, err)
		if len(first) != 4 || len(rest) != 2 || rest[0].ID >= first[3].ID {
			t.Errorf("pages of %d and %d", len(first), len(rest))
		}
	})
}

func TestWhereAPictureIsShown(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		inText := news.Picture{Alt: "in the text", Credit: "Ada"}
		check(t, st.SavePicture(ctx, &inText, news.Event{}))
		a := d.article(t, "one", now.Add(-time.Hour), func(a *news.Article) {
			a.Body.Blocks = append(a.Body.Blocks, richtext.Picture{Picture: inText.ID})
		})
		d.ada.Picture = inText.ID
		check(t, st.SaveAuthor(ctx, &d.ada, news.Event{}))

		uses, err := st.PictureUses(ctx, inText.ID, 10)
		check(t, err)
		want := []news.PictureUse{
			{Noun: "article", Ref: a.ID, Title: a.Headline, State: a.State, Path: a.Path, Desk: true, Live: true},
			{Noun: "author", Ref: d.ada.ID, Title: "Ada Moran", Live: true},
		}
		if diff := cmp.Diff(want, uses); diff != "" {
			t.Errorf("uses (-want +got):\n%s", diff)
		}

		var told news.Event
		st.OnEvent(func(ev news.Event) { told = ev })
		inText.Alt = "said better"
		check(t, st.SavePicture(ctx, &inText, news.Event{Name: news.PictureChanged}))
		keys := []news.Key{news.ArticleKey(a.ID), news.AuthorKey(d.ada.ID), news.CardKey(a.ID), news.PictureKey(inText.ID)}
		if diff := cmp.Diff(keys, told.Soft); diff != "" || told.Picture() != inText.ID {
			t.Errorf("keys of the change:\n%s", diff)
		}
		inText.Blob = "0ther"
		check(t, st.ReplacePicture(ctx, &inText, news.Event{Name: news.PictureReplaced}))
		if diff := cmp.Diff(keys[:3], told.Hard); diff != "" {
			t.Errorf("hard keys of the replacement:\n%s", diff)
		}

		if err := st.DeletePicture(ctx, inText.ID, inText.Version, news.Event{}); news.KindOf(err) != news.Conflict {
			t.Errorf("delete what is shown: %v", err)
		}
		a.Body.Blocks = a.Body.Blocks[:len(a.Body.Blocks)-1]
		check(t, st.SaveArticle(ctx, a, news.Save{Revision: &news.Revision{At: now}, Publish: true, Event: news.Event{At: now}}))
		d.ada.Picture = 0
		check(t, st.SaveAuthor(ctx, &d.ada, news.Event{}))
		check(t, st.DeletePicture(ctx, inText.ID, inText.Version, news.Event{}))
	})
}
