package api

import (
	"bytes"
	"context"
	"encoding/csv"
	"net/http"
	"strconv"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A QuoteBalance says whom the paper let speak in a time.
type QuoteBalance struct {
	Quotes    int            `json:"quotes" doc:"That people confirmed, in articles published in that time."`
	Articles  int            `json:"articles" doc:"With such a quote."`
	OneSource int            `json:"one_source" doc:"Articles that quote a single speaker."`
	Voices    int            `json:"voices" doc:"Speakers."`
	NewVoices int            `json:"new_voices" doc:"Speakers who were never quoted before."`
	TopTen    float64        `json:"top_ten" doc:"Which part of all quotes the ten most quoted have, from 0 to 1."`
	Kinds     []KindShare    `json:"kinds"`
	Speakers  []SpeakerCount `json:"speakers" doc:"Most quoted first, 500 at most; the CSV has all."`
}

// A KindShare is how many quotes a kind of speaker has.
type KindShare struct {
	Kind   news.TopicKind `json:"kind" enum:"person,organisation," doc:"Empty for names that are no topic."`
	Quotes int            `json:"quotes"`
}

// A SpeakerCount is how often somebody was quoted.
type SpeakerCount struct {
	Topic    int64          `json:"topic" doc:"0 for a name that is no topic."`
	Kind     news.TopicKind `json:"kind" enum:"person,organisation,"`
	Name     string         `json:"name"`
	Quotes   int            `json:"quotes"`
	Articles int            `json:"articles"`
	New      bool           `json:"new"`
}

// A BalanceQuestion says of which articles the balance is. It is exported because huma
// looks into no others.
type BalanceQuestion struct {
	From    time.Time `query:"from" required:"true" doc:"Published then or later."`
	Until   time.Time `query:"until" required:"true" doc:"Published before; a year after from at most."`
	Section int64     `query:"section" minimum:"0" doc:"Or one below it."`
	Desk    int64     `query:"desk" minimum:"0"`
}

// shownSpeakers is how many speakers a report names.
const shownSpeakers = 500

// A table is an answer in CSV.
type table struct {
	Type        string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte `contentType:"text/csv"`
}

func (a *API) quoteBalance() {
	route(a, operation{
		id: "get-quote-balance", method: http.MethodGet, path: "/quotes/balance", tag: "quotes", needs: right(news.MayApprove),
		summary: "Whom the paper let speak in a time.",
	}, func(ctx context.Context, in *BalanceQuestion) (*QuoteBalance, error) {
		b, err := a.balance(ctx, in)
		if err != nil {
			return nil, err
		}
		return wireBalance(b), nil
	})
	register(a, operation{
		id: "get-quote-balance-table", method: http.MethodGet, path: "/quotes/balance.csv", tag: "quotes", needs: right(news.MayApprove),
		summary: "The same as a table, a line for each speaker.",
	}, func(ctx context.Context, in *BalanceQuestion) (*table, error) {
		b, err := a.balance(ctx, in)
		if err != nil {
			return nil, err
		}
		return &table{"text/csv; charset=utf-8", `attachment; filename="sources.csv"`, balanceTable(b)}, nil
	})
}

func (a *API) balance(ctx context.Context, in *BalanceQuestion) (b news.QuoteBalance, err error) {
	q := news.BalanceQuery{From: in.From, Until: in.Until, Section: in.Section, Desk: in.Desk}
	if err := q.Check(); err != nil {
		return b, err
	}
	return a.QuoteReads.QuoteBalance(ctx, q)
}

func wireBalance(b news.QuoteBalance) *QuoteBalance {
	w := &QuoteBalance{
		Quotes: b.Quotes, Articles: b.Articles, OneSource: b.OneSource, Voices: len(b.Speakers),
		NewVoices: b.NewVoices(), TopTen: b.TopShare(10), Kinds: []KindShare{},
	}
	kinds := b.Kinds()
	for _, k := range []news.TopicKind{news.Person, news.Organisation, ""} {
		if n := kinds[k]; n > 0 {
			w.Kinds = append(w.Kinds, KindShare{k, n})
		}
	}
	shown := b.Speakers[:min(shownSpeakers, len(b.Speakers))]
	w.Speakers = each(shown, func(s news.SpeakerCount) SpeakerCount { return SpeakerCount(s) })
	return w
}

// balanceTable writes a line for each speaker. A name that a spreadsheet would
// take for a formula is quoted for it.
func balanceTable(b news.QuoteBalance) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	_ = w.Write([]string{"speaker", "kind", "quotes", "articles", "new"}) // a buffer takes everything
	for _, s := range b.Speakers {
		_ = w.Write([]string{inCell(s.Name), string(s.Kind), strconv.Itoa(s.Quotes), strconv.Itoa(s.Articles), strconv.FormatBool(s.New)})
	}
	w.Flush()
	return out.Bytes()
}

// inCell returns text that no spreadsheet carries out.
func inCell(text string) string {
	if text != "" && (text[0] == '=' || text[0] == '+' || text[0] == '-' || text[0] == '@' || text[0] == '\t' || text[0] == '\r') {
		return "'" + text
	}
	return text
}
