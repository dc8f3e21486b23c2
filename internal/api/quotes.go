package api

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/bigpicture/quote"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/search"
)

// QuoteReads reads the quotes of the whole paper.
type QuoteReads interface {
	FindQuotes(ctx context.Context, q news.QuoteQuery) ([]news.FoundQuote, error)
	QuoteBalance(ctx context.Context, q news.BalanceQuery) (news.QuoteBalance, error)
	Topics(ctx context.Context, ids []int64) ([]news.Topic, error)
}

// A Quote is what somebody is quoted with in an article.
type Quote struct {
	Article   int64             `json:"article"`
	Mark      string            `json:"mark" doc:"Names the quote within its article as long as its words stand there."`
	Kind      news.QuoteKind    `json:"kind" enum:"direct,partial,block"`
	State     news.QuoteState   `json:"state" enum:"proposed,confirmed,refused"`
	Words     string            `json:"words" doc:"In one line."`
	Pieces    []news.QuotePiece `json:"pieces" doc:"Each run of words with its place in the text."`
	Cue       string            `json:"cue" doc:"The words that tell that it was said."`
	Speaker   Speaker           `json:"speaker"`
	Mended    bool              `json:"mended" doc:"A person changed what was found."`
	ByHand    bool              `json:"by_hand" doc:"A person found it."`
	Found     *FoundSaying      `json:"found,omitempty" doc:"What the program found, where a person changed it."`
	DecidedBy int64             `json:"decided_by,omitempty"`
	DecidedAt time.Time         `json:"decided_at,omitzero"`
	Live      bool              `json:"live" doc:"Readers have its words."`
}

// A FoundSaying is what stood there before a person changed it.
type FoundSaying struct {
	Words   string  `json:"words"`
	Speaker Speaker `json:"speaker"`
}

// A Speaker is who said something, and as what.
type Speaker struct {
	Topic int64  `json:"topic" doc:"A person or an organisation; 0 for a name alone."`
	Name  string `json:"name" maxLength:"300" doc:"Empty where the text does not say who."`
	Role  string `json:"role" maxLength:"300" doc:"At that time."`
}

// A FoundQuote is a quote with the article that readers have it in.
type FoundQuote struct {
	Quote
	Headline  string    `json:"headline"`
	Path      string    `json:"path"`
	Section   int64     `json:"section"`
	PublishAt time.Time `json:"publish_at"`
}

// A QuoteList is a page of the quotes of the paper.
type QuoteList struct {
	Items  []FoundQuote `json:"items"`
	Next   string       `json:"next,omitempty" doc:"Send it as after to get what follows; absent at the end."`
	Capped bool         `json:"capped" doc:"The words stand in more than 1,000 articles; these are from the newest 1,000 of them."`
}

// A QuoteForm is what a person says a quote is.
type QuoteForm struct {
	Places  []QuotePlace `json:"places,omitempty" maxItems:"50" doc:"Of the words in the text at the desk; without them they stay as they are."`
	Speaker Speaker      `json:"speaker"`
}

// A QuotePlace is a run of characters in a text.
type QuotePlace struct {
	Block int `json:"block" minimum:"0"`
	Text  int `json:"text" minimum:"0" doc:"Number of the running text in that block."`
	Start int `json:"start" minimum:"0"`
	End   int `json:"end" minimum:"1"`
}

// A ByMark names a quote.
type ByMark struct {
	ByID
	Mark string `path:"mark" maxLength:"40"`
}

// A QuoteQuestion is what the list can be asked for.
type QuoteQuestion struct {
	Text    string          `query:"q" maxLength:"200" doc:"Words of the quote, in any order."`
	Speaker int64           `query:"speaker" minimum:"0" doc:"A topic."`
	Name    string          `query:"name" maxLength:"300" doc:"A speaker who is no topic, by the whole name."`
	State   news.QuoteState `query:"state" enum:"proposed,confirmed,refused"`
	Section int64           `query:"section" minimum:"0" doc:"Or one below it."`
	Desk    int64           `query:"desk" minimum:"0"`
	From    time.Time       `query:"from" doc:"Published then or later."`
	Until   time.Time       `query:"until" doc:"Published before."`
}

func (a *API) quotes() {
	const article = "/articles/{id}/quotes"
	write := right(news.MayWrite)
	route(a, operation{
		id: "list-article-quotes", method: http.MethodGet, path: article, tag: "quotes", needs: write,
		summary: "The quotes in the text at the desk, in reading order, with what was decided about them.",
	}, func(ctx context.Context, in *ByID) (*page[Quote], error) {
		found, err := a.Quotes.AtDesk(ctx, in.ID)
		return a.quotePage(ctx, found, err)
	})
	route(a, operation{
		id: "add-quote", method: http.MethodPost, path: article, tag: "quotes", needs: write, status: made,
		summary: "Keep a quote that the program did not find.",
	}, func(ctx context.Context, in *struct {
		ByID
		Body QuoteForm
	},
	) (*Quote, error) {
		return a.oneQuote(ctx)(a.Quotes.Add(ctx, staffOf(ctx), in.ID, in.Body.form()))
	})
	route(a, operation{
		id: "confirm-quotes", method: http.MethodPost, path: article + "/confirm", tag: "quotes", needs: write,
		summary: "Confirm every proposed quote of the article that says who spoke.",
	}, func(ctx context.Context, in *ByID) (*page[Quote], error) {
		found, err := a.Quotes.ConfirmAll(ctx, staffOf(ctx), in.ID)
		return a.quotePage(ctx, found, err)
	})
	route(a, operation{
		id: "mend-quote", method: http.MethodPost, path: article + "/{mark}/mend", tag: "quotes", needs: write,
		summary: "Say what a quote is: its words, who said them and as what. It is confirmed so.",
	}, func(ctx context.Context, in *struct {
		ByMark
		Body QuoteForm
	},
	) (*Quote, error) {
		return a.oneQuote(ctx)(a.Quotes.Mend(ctx, staffOf(ctx), in.ID, in.Mark, in.Body.form()))
	})
	a.quoteVerbs(article)
	route(a, operation{
		id: "list-quotes", method: http.MethodGet, path: "/quotes", tag: "quotes", needs: write,
		summary: "The quotes in what readers have, newest first.",
	}, a.listQuotes)
}

// quoteVerbs registers what needs no more than the quote.
func (a *API) quoteVerbs(article string) {
	for _, v := range []struct {
		name, summary string
		do            func(r *quote.Quotes) func(context.Context, news.Staff, int64, string) (news.Quote, error)
	}{
		{"confirm", "Confirm a quote as it stands.", func(r *quote.Quotes) func(context.Context, news.Staff, int64, string) (news.Quote, error) {
			return r.Confirm
		}},
		{"refuse", "Say that it is no quote, or none to keep.", func(r *quote.Quotes) func(context.Context, news.Staff, int64, string) (news.Quote, error) {
			return r.Refuse
		}},
		{"undo", "Take back what was decided about a quote.", func(r *quote.Quotes) func(context.Context, news.Staff, int64, string) (news.Quote, error) {
			return r.Undo
		}},
	} {
		route(a, operation{
			id: v.name + "-quote", method: http.MethodPost, path: article + "/{mark}/" + v.name, tag: "quotes",
			needs: right(news.MayWrite), summary: v.summary,
		}, func(ctx context.Context, in *ByMark) (*Quote, error) {
			return a.oneQuote(ctx)(v.do(a.Quotes)(ctx, staffOf(ctx), in.ID, in.Mark))
		})
	}
}

func (a *API) listQuotes(ctx context.Context, in *struct {
	QuoteQuestion
	After string `query:"after" maxLength:"40" doc:"Where the page before ended."`
	Limit int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
},
) (*QuoteList, error) {
	q, capped, err := a.quoteQuery(ctx, &in.QuoteQuestion)
	if err != nil {
		return nil, err
	}
	if q.After, err = quotePlaceOf(in.After); err != nil {
		return nil, err
	}
	q.Limit = in.Limit + 1
	found, err := a.QuoteReads.FindQuotes(ctx, q)
	if err != nil {
		return nil, err
	}
	answer := &QuoteList{Items: []FoundQuote{}, Capped: capped}
	if len(found) > in.Limit {
		found = found[:in.Limit]
		last := found[in.Limit-1]
		answer.Next = strconv.FormatInt(last.PublishAt.UnixMilli(), 10) + "-" + strconv.FormatInt(last.ID, 10)
	}
	plain := make([]news.Quote, len(found))
	for i, x := range found {
		plain[i] = x.Quote
	}
	names, err := a.speakers(ctx, plain)
	for _, x := range found {
		answer.Items = append(answer.Items, FoundQuote{wireQuote(x.Quote, names), x.Headline, x.Path, x.Section, x.PublishAt})
	}
	return answer, err
}

// quoteQuery makes a question to the store of one that was asked. Words
// without a speaker are looked up in the index of all articles first.
func (a *API) quoteQuery(ctx context.Context, in *QuoteQuestion) (q news.QuoteQuery, capped bool, err error) {
	q = news.QuoteQuery{
		Topic: in.Speaker, Name: in.Name, Words: in.Text, State: in.State, Section: in.Section, Desk: in.Desk,
		From: in.From, Until: in.Until,
	}
	if news.FoldQuote(in.Text) == "" || q.Topic != 0 || q.Name != "" {
		return q, false, nil
	}
	ids, err := a.Finder.Search(ctx, search.Query{Text: news.FoldQuote(in.Text), Limit: newsroom.FoundCap})
	q.Articles = list(ids)
	return q, len(ids) == newsroom.FoundCap, err
}

// quotePlaceOf reads where a page ended.
func quotePlaceOf(after string) (p news.QuotePlace, err error) {
	if after == "" {
		return p, nil
	}
	at, id, _ := strings.Cut(after, "-")
	ms, err1 := strconv.ParseInt(at, 10, 64)
	n, err2 := strconv.ParseInt(id, 10, 64)
	if err1 != nil || err2 != nil || n <= 0 {
		return p, &news.Error{Kind: news.Invalid, Message: "No page of this list ended there. Begin without after."}
	}
	return news.QuotePlace{At: time.UnixMilli(ms).UTC(), ID: n}, nil
}

func (f QuoteForm) form() quote.Form {
	return quote.Form{
		Places:  each(f.Places, func(p QuotePlace) prose.Place { return prose.Place(p) }),
		Speaker: news.Speaker(f.Speaker),
	}
}

func (a *API) quotePage(ctx context.Context, found []news.Quote, err error) (*page[Quote], error) {
	if err != nil {
		return nil, err
	}
	names, err := a.speakers(ctx, found)
	return pageOf(each(found, func(q news.Quote) Quote { return wireQuote(q, names) }), ""), err
}

// oneQuote makes an answer of what became of a quote.
func (a *API) oneQuote(ctx context.Context) func(q news.Quote, err error) (*Quote, error) {
	return func(q news.Quote, err error) (*Quote, error) {
		if err != nil {
			return nil, err
		}
		names, err := a.speakers(ctx, []news.Quote{q})
		w := wireQuote(q, names)
		return &w, err
	}
}

// speakers returns the topics who said some quotes, as they are called now.
func (a *API) speakers(ctx context.Context, quotes []news.Quote) (map[int64]string, error) {
	var ids []int64
	for _, q := range quotes {
		for _, s := range []news.Saying{q.Said, q.Found} {
			if s.Speaker.Topic != 0 {
				ids = append(ids, s.Speaker.Topic)
			}
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	topics, err := a.QuoteReads.Topics(ctx, ids)
	names := map[int64]string{}
	for _, t := range topics {
		names[t.ID] = t.Name
	}
	return names, err
}

func wireQuote(q news.Quote, names map[int64]string) Quote {
	w := Quote{
		Article: q.Article, Mark: q.Mark, Kind: q.Kind, State: q.State, Words: q.Said.Words(), Pieces: list(q.Said.Pieces), Cue: q.Cue,
		Speaker: wireSpeaker(q.Said.Speaker, names), Mended: q.Mended, ByHand: q.ByHand,
		DecidedBy: q.Staff, DecidedAt: q.At, Live: q.LiveIn != 0,
	}
	if q.Mended {
		w.Found = &FoundSaying{q.Found.Words(), wireSpeaker(q.Found.Speaker, names)}
	}
	return w
}

func wireSpeaker(s news.Speaker, names map[int64]string) Speaker {
	w := Speaker(s)
	if name := names[s.Topic]; name != "" {
		w.Name = name
	}
	return w
}
