package question

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/news"
)

// A Panel is what the desk shows of questions beside the text of an article.
type Panel struct {
	Asked       []news.Question
	Suggestions []Suggestion
}

// A Suggestion is a question that the text asks and nobody has decided about.
type Suggestion struct {
	Question
	Print string // of its words
}

// Panel returns the questions that an article asks: those on the list, and
// those that the text at the desk suggests.
func (d *Questions) Panel(ctx context.Context, staff news.Staff, article int64) (Panel, error) {
	a, err := d.open(ctx, staff, article)
	if err != nil {
		return Panel{}, err
	}
	asked, refused, err := d.Store.QuestionsOf(ctx, article)
	if err != nil {
		return Panel{}, fmt.Errorf("load the questions of article %d: %w", article, err)
	}
	for _, q := range asked {
		refused = append(refused, q.Print)
	}
	p := Panel{Asked: asked}
	set, err := d.Store.Settings(ctx)
	if err != nil {
		return p, fmt.Errorf("load the settings: %w", err)
	}
	for _, q := range Find(d.text(a, set)) {
		if s := (Suggestion{q, Print(q.Text)}); !slices.Contains(refused, s.Print) {
			p.Suggestions = append(p.Suggestions, s)
		}
	}
	return p, nil
}

// open loads an article for somebody who may write it.
func (d *Questions) open(ctx context.Context, staff news.Staff, article int64) (*news.Article, error) {
	a, err := d.Store.Article(ctx, article)
	if err != nil {
		return nil, fmt.Errorf("load article %d: %w", article, err)
	}
	return a, staff.Allow(news.ToWrite, a)
}

// text is the article as it stands at the desk. Days count from its
// publication, or from now.
func (d *Questions) text(a *news.Article, set news.Settings) Article {
	published := a.PublishAt
	if published.IsZero() {
		published = d.Now()
	}
	return Article{
		Headline: a.Headline, Standfirst: a.Standfirst, Passages: prose.Passages(a.Body),
		Lang: cmp.Or(a.Lang, set.Lang), Published: published.In(set.Location()),
	}
}

// Print returns the fingerprint of a question: the same for the same words,
// whatever marks, accents of style and spaces stand between them.
func Print(text string) string {
	var words []string
	for _, t := range prose.Tokens(text) {
		if t.Kind != prose.Mark {
			words = append(words, prose.Fold(t.Text))
		}
	}
	sum := sha256.Sum256([]byte(strings.Join(words, " ")))
	return hex.EncodeToString(sum[:12])
}

// Ask puts a question of an article on the list. Words are those of the
// article from which it was made; empty if an editor thought of it. A kind
// that is not given is told from its text. Readers get a question with the
// text that asks it.
func (d *Questions) Ask(ctx context.Context, staff news.Staff, article int64, asked news.Asked, words string) (news.Question, error) {
	q := news.Question{Article: article, Staff: staff.ID}
	a, err := d.open(ctx, staff, article)
	if err != nil {
		return q, err
	}
	if asked.Kind == "" {
		set, err := d.Store.Settings(ctx)
		if err != nil {
			return q, fmt.Errorf("load the settings: %w", err)
		}
		asked.Kind = news.QuestionKind(KindOf(asked.Text, cmp.Or(a.Lang, set.Lang)))
	}
	if err := q.Ask(asked); err != nil {
		return q, err
	}
	q.Print, q.Revision = Print(q.Text), a.LiveHead
	if words != "" {
		q.Print, q.Revision = Print(words), a.Head
	}
	if err := d.unasked(ctx, &q); err != nil {
		return q, err
	}
	if err := d.Store.SaveQuestion(ctx, &q, d.told(staff, news.QuestionAsked, &q)); err != nil {
		return q, fmt.Errorf("keep the question: %w", err)
	}
	return d.Store.Question(ctx, q.ID)
}

// unasked refuses what the article asks already.
func (d *Questions) unasked(ctx context.Context, q *news.Question) error {
	asked, _, err := d.Store.QuestionsOf(ctx, q.Article)
	if err != nil {
		return fmt.Errorf("load the questions of article %d: %w", q.Article, err)
	}
	if len(asked) >= mostAsked {
		return &news.Error{Kind: news.Conflict, Message: "This article asks 20 questions already. Drop one first."}
	}
	if slices.ContainsFunc(asked, func(o news.Question) bool { return o.Print == q.Print || Print(o.Text) == Print(q.Text) }) {
		return &news.Error{Kind: news.Conflict, Message: "This question is on the list already."}
	}
	return nil
}

// mostAsked is how many questions of one article can be on the list.
const mostAsked = 20

// Refuse says that some words of an article are no question that the paper
// wants to answer. They are not suggested again, whatever becomes of the rest
// of the text.
func (d *Questions) Refuse(ctx context.Context, staff news.Staff, article int64, words string) error {
	if _, err := d.open(ctx, staff, article); err != nil {
		return err
	}
	ev := news.Event{Name: news.QuestionRefused, Article: article, Staff: staff.ID, At: d.Now(), Note: clip(words)}
	if err := d.Store.RefuseQuestion(ctx, article, Print(words), ev); err != nil {
		return fmt.Errorf("refuse a question of article %d: %w", article, err)
	}
	return nil
}

// told returns the event of a deed. What the page of a question and that of
// its article say of it is no longer true.
func (d *Questions) told(staff news.Staff, deed news.EventName, q *news.Question) news.Event {
	ev := news.Event{
		Name: deed, Article: q.Article, Staff: staff.ID, At: d.Now(), Note: clip(q.Text),
		Hard: []news.Key{news.AskedKey(q.Article)}, Soft: []news.Key{news.KeyQuestions},
	}
	if q.ID != 0 {
		ev.Hard = append(ev.Hard, news.QuestionKey(q.ID))
	}
	return ev
}

// noted is how much of a question stands in the history, in characters.
const noted = 200

func clip(text string) string {
	if r := []rune(text); len(r) > noted {
		return string(r[:noted-1]) + "…"
	}
	return text
}
