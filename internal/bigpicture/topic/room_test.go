package topic_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/bigpicture"
	"github.com/courant-press/courant/internal/bigpicture/topic"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

var (
	decided = news.Event{Name: news.TopicChanged}
	writer  = news.Staff{ID: 1, Posts: news.As(news.Publisher)}
)

const council = `<p>Mayor Vera Lindqvist opened the council. Vera Lindqvist spoke of Holm for an hour.</p>
<p>Then Professor Tamsin Arkwright of the Harbour Institute answered her, and Tamsin Arkwright was brief.</p>`

// A hall is a paper with an article at its desk.
type hall struct {
	*topic.Topics
	store   *store.Store
	article *news.Article
	mayor   news.Topic
}

func newHall(t *testing.T, st *store.Store) *hall {
	t.Helper()
	h := &hall{store: st, mayor: news.Topic{Kind: news.Person, Slug: "vera-lindqvist", Name: "Vera Lindqvist", Role: "Mayor"}}
	check(t, st.SaveTopic(t.Context(), &h.mayor, decided))
	for _, kind := range []news.TopicKind{news.Person, news.Place} {
		check(t, st.SaveTopic(t.Context(), &news.Topic{Kind: kind, Slug: "holm", Name: "Holm"}, decided))
	}
	body := richtext.FromHTML(council, richtext.FromHTMLOptions{})
	h.article = &news.Article{State: news.Draft, Content: news.Content{Kind: news.News, Headline: "Council sits", Lang: "en", Body: body}}
	check(t, st.CreateArticle(t.Context(), h.article, news.Save{Event: news.Event{Name: news.ArticleWritten}}))
	readings := &bigpicture.Readings{Store: st, Now: storetest.Now}
	h.Topics = &topic.Topics{Store: st, Now: storetest.Now, Read: func(ctx context.Context, a *news.Article) (topic.Tags, error) {
		r, err := readings.AtDesk(ctx, a)
		return r.Tags, err
	}}
	return h
}

// suggested returns what is suggested, those refused in brackets.
func (h *hall) suggested(t *testing.T) (names []string) {
	t.Helper()
	all, err := h.AtDesk(t.Context(), h.article.ID)
	check(t, err)
	for _, s := range all {
		name := s.Name
		if len(s.Topics) > 1 {
			name += "?"
		}
		if len(s.Topics) == 0 {
			name += " (" + string(s.Kind) + ")"
		}
		if s.Refused {
			name = "[" + name + "]"
		}
		names = append(names, name)
	}
	return names
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func want(t *testing.T, when string, got []string, names ...string) {
	t.Helper()
	if diff := cmp.Diff(names, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", when, diff)
	}
}

func TestATextSuggestsTopicsUntilSomebodyDecides(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		h, ctx := newHall(t, st), t.Context()
		arkwright, institute := "Tamsin Arkwright (person)", "Harbour Institute (organisation)"
		want(t, "at first", h.suggested(t), "Vera Lindqvist", "Holm?", arkwright, institute)

		check(t, h.Refuse(ctx, writer, h.article.ID, h.mayor.ID, ""))
		check(t, h.Refuse(ctx, writer, h.article.ID, 0, "TAMSIN Arkwright"))
		want(t, "refused", h.suggested(t), "[Vera Lindqvist]", "Holm?", "["+arkwright+"]", institute)
		check(t, h.Allow(ctx, writer, h.article.ID, 0, "Tamsin Arkwright"))
		want(t, "allowed again", h.suggested(t), "[Vera Lindqvist]", "Holm?", arkwright, institute)

		h.article.Topics = []int64{3}
		check(t, st.SaveArticle(ctx, h.article, news.Save{Event: news.Event{Name: news.ArticleWritten}, Revision: &news.Revision{}}))
		want(t, "about the place Holm", h.suggested(t), "[Vera Lindqvist]", arkwright, institute)

		double := news.Topic{Kind: news.Person, Slug: "v-l", Name: "V. L."}
		check(t, st.SaveTopic(ctx, &double, decided))
		check(t, st.MergeTopics(ctx, h.mayor.ID, double.ID, news.Event{Name: news.TopicsMerged}))
		refused, err := st.TopicRefusals(ctx, h.article.ID)
		if err != nil || len(refused) != 1 || refused[0].Topic != double.ID {
			t.Errorf("after the merge %+v is refused, %v", refused, err)
		}
	})
}

func TestOnlyWhoMayWriteAnArticleDecidesAboutItsTopics(t *testing.T) {
	h := newHall(t, storetest.New(t))
	for who, staff := range map[string]news.Staff{
		"a reader of letters": {ID: 5, Posts: news.As("letters_only")}, "nobody": {},
	} {
		if err := h.Refuse(t.Context(), staff, h.article.ID, h.mayor.ID, ""); news.KindOf(err) != news.Forbidden {
			t.Errorf("%s: %v", who, err)
		}
	}
	for _, c := range []news.TopicRefusal{{}, {Topic: 1, Name: "both"}} {
		if err := h.Refuse(t.Context(), writer, h.article.ID, c.Topic, c.Name); news.KindOf(err) != news.Invalid {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if _, err := h.AtDesk(t.Context(), 99); news.KindOf(err) != news.NotFound {
		t.Errorf("an article that is not there: %v", err)
	}
}
