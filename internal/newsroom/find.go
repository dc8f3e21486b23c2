package newsroom

import (
	"strconv"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/search"
)

// FoundCap is how many articles a text search finds at most, the newest ones.
const FoundCap = 1000

// TextQuery returns the question to the text index that finds the articles
// with these words among those that q asks for. What the index does not know
// of them, their times and facts, is left to the list.
func (q *Query) TextQuery(words string) search.Query {
	find := search.Query{Text: words, Limit: FoundCap}
	var states []string
	for _, s := range q.States {
		states = append(states, stateFlag(s))
	}
	if states != nil {
		find.Flags = append(find.Flags, states)
	}
	for noun, id := range map[string]int64{"section": q.Section, "desk": q.Desk, "holder": q.Assignee} {
		if id != 0 {
			find.Flags = append(find.Flags, []string{numberFlag(noun, id)})
		}
	}
	if q.Unassigned {
		find.Flags = append(find.Flags, []string{numberFlag("holder", 0)})
	}
	if q.Kind != "" {
		find.Flags = append(find.Flags, []string{kindFlag(q.Kind)})
	}
	return find
}

// TextFlags returns the flags that stand beside the text of an article in the
// text index.
func TextFlags(a *news.Article) []string {
	return []string{
		stateFlag(a.State), kindFlag(a.Kind),
		numberFlag("section", a.Section), numberFlag("desk", a.Desk), numberFlag("holder", a.Assignee),
	}
}

// stateFlag is the same for a scheduled and a live article, because no event
// tells when the time of a schedule has come.
func stateFlag(s news.State) string {
	if s == news.Scheduled {
		s = news.Live
	}
	return "state" + string(s)
}

func kindFlag(k news.ArticleKind) string { return "kind" + string(k) }

func numberFlag(noun string, id int64) string { return noun + strconv.FormatInt(id, 10) }
