package name

import (
	"strings"

	"github.com/courant-press/courant/internal/bigpicture/prose"
)

// A gatherer joins the mentions of one thing to one name.
type gatherer struct {
	names      *Names
	reader     *reader
	byText     map[string]int // folded form to name
	bySurname  map[string]int // folded surname to the person last named in full with it
	byInitials map[string]int // initials to the first name of several words that has them
	votes      [][4]int       // of each name, for each kind
}

func (g *gatherer) gather() {
	for i := range g.names.byStart {
		for j := range g.names.byStart[i] {
			m := &g.names.byStart[i][j]
			m.Name = g.find(*m)
			name := &g.names.All[m.Name]
			name.Mentions = append(name.Mentions, *m)
			g.note(name, *m)
		}
	}
	for i := range g.names.All {
		g.names.All[i].Kind = winner(g.votes[i])
	}
}

// find returns the number of the name that m mentions, a new one if there is
// none yet.
func (g *gatherer) find(m Mention) int {
	text := g.names.text(m)
	folded := prose.Fold(text)
	single := m.To-m.From == 1
	id, seen := g.byText[folded]
	if person, ok := g.bySurname[folded]; single && ok && (m.Title != "" || !seen) {
		return person
	}
	if seen {
		g.remember(id, text, single)
		return id
	}
	id = len(g.names.All)
	if full, ok := g.fuller(m, text); ok {
		id = full
	} else {
		g.names.All = append(g.names.All, Name{Text: text})
		g.votes = append(g.votes, [4]int{})
		if short := initials(text); !single {
			g.byInitials[short] = id
		}
	}
	g.byText[folded] = id
	g.remember(id, text, single)
	return id
}

// fuller finds the name of which text is another form: "Anna Holm" after
// "Anna Maria Holm", an acronym after the full name.
func (g *gatherer) fuller(m Mention, text string) (int, bool) {
	if isAcronym(text) {
		id, ok := g.byInitials[text]
		return id, ok
	}
	words := strings.Fields(text)
	id, ok := g.bySurname[surname(text)]
	if !ok || m.To-m.From == 1 {
		return 0, false
	}
	first, _, _ := strings.Cut(g.names.All[id].Text, " ")
	if prose.Fold(first) == prose.Fold(words[0]) {
		return id, true
	}
	return 0, false
}

// remember notes that the surname of text now means this name.
func (g *gatherer) remember(id int, text string, single bool) {
	if !single && !hasInstitution(text) {
		g.bySurname[surname(text)] = id
	}
}

// note gathers from a mention what it says of the name.
func (g *gatherer) note(name *Name, m Mention) {
	switch title := prose.Fold(strings.TrimSuffix(m.Title, ".")); title {
	case "mr", "herr", "herrn", "sir", "lord":
		name.Male = true
	case "mrs", "ms", "frau", "miss", "lady", "dame":
		name.Female = true
	default:
		if name.Role == "" && m.Title != "" {
			name.Role = m.Title
		}
	}
	if name.Role == "" {
		name.Role = g.apposition(m)
	}
	if m.To-m.From > 1 || !g.names.passages[m.Passage].Begins(m.From) {
		name.Sure = true
	}
	g.vote(&g.votes[m.Name], m)
}

// apposition returns what stands between commas after a name, if it says what
// the person is: "Anna Holm, the mayor of Ostrand, …".
func (g *gatherer) apposition(m Mention) string {
	p := &g.names.passages[m.Passage]
	if m.To+2 >= len(p.Tokens) || p.Tokens[m.To].Text != "," {
		return ""
	}
	from := m.To + 1
	if isArticle(prose.Fold(p.Tokens[from].Text)) {
		from++
	}
	office := false
	for i := from; i < min(from+maxRole, len(p.Tokens)); i++ {
		t := p.Tokens[i]
		if t.Is(",", ".", ";", ":", "?", "!", "(", "“", "\"", "”", "—", "–") && !inInitials(p, i) {
			if office {
				return p.Span(from, i)
			}
			return ""
		}
		if i < from+4 && isOffice(prose.Fold(t.Text), g.reader.german) {
			office = true
		}
	}
	return ""
}

// maxRole is how many tokens a role may have.
const maxRole = 16

// inInitials reports whether the stop at i stands inside U.S. or N.Y.
func inInitials(p *prose.Passage, i int) bool {
	return p.Tokens[i].Text == "." && len(p.Tokens[i-1].Text) <= 2 && p.Tokens[i-1].Capital()
}

// initials returns the first letters of the capitalised words of a name.
func initials(text string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(text) {
		if r := []rune(word)[0]; prose.Fold(string(r)) != string(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
