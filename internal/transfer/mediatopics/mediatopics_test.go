package mediatopics_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
	"github.com/courant-press/courant/internal/transfer/mediatopics"
)

var imported = news.Event{Name: news.PaperImported, Note: "Media Topics"}

// bring imports a file of testdata.
func bring(t *testing.T, st *store.Store, name string) mediatopics.Report {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	check(t, err)
	defer file.Close()
	concepts, err := mediatopics.Read(file)
	check(t, err)
	rep, err := mediatopics.Import(t.Context(), st, concepts, imported)
	check(t, err)
	return rep
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// tree writes the tree of a paper, one subject a line.
func tree(t *testing.T, st *store.Store, below int64, indent string) string {
	t.Helper()
	var b strings.Builder
	found, err := st.Subjects(t.Context(), below)
	check(t, err)
	for _, x := range found {
		b.WriteString(indent + x.Name + " " + x.Code + " " + strings.Join(x.Aliases, "|") + "\n")
		b.WriteString(tree(t, st, x.ID, indent+"  "))
	}
	return b.String()
}

const grown = `Games medtop:90000000 Spiele
  Board games medtop:90000001 Brettspiele
    Chess medtop:90000002 Schach
  Games medtop:90000003 Glücksspiele
`

func TestMediaTopicsBecomeTheTreeOfSubjectsOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		own := news.Topic{Kind: news.Subject, Slug: "chess", Name: "Chess", Description: "Our own words."}
		check(t, st.SaveTopic(t.Context(), &own, imported))
		check(t, st.SaveTopic(t.Context(), &news.Topic{Kind: news.Organisation, Slug: "board-games", Name: "Board Games Ltd"}, imported))
		want := mediatopics.Report{Read: 7, Added: 3, Adopted: 1, Retired: 1, Lost: 2}
		if diff := cmp.Diff(want, bring(t, st, "small.json")); diff != "" {
			t.Errorf("report (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(grown, tree(t, st, 0, "")); diff != "" {
			t.Errorf("tree (-want +got):\n%s", diff)
		}
		kept, err := st.Topic(t.Context(), own.ID)
		if err != nil || kept.Description != "Our own words." || kept.Code != "medtop:90000002" {
			t.Errorf("the paper's own subject became %+v, %v", kept, err)
		}
		events, err := st.Events(t.Context(), 0)
		check(t, err)
		if diff := cmp.Diff(mediatopics.Report{Read: 7, Unchanged: 4, Retired: 1, Lost: 2}, bring(t, st, "small.json")); diff != "" {
			t.Errorf("second report (-want +got):\n%s", diff)
		}
		after, err := st.Events(t.Context(), 0)
		if err != nil || len(after) != len(events) {
			t.Errorf("the second run did %d deeds, %v", len(after)-len(events), err)
		}
	})
}

func TestWhatPeopleDecidedSurvivesASecondImport(t *testing.T) {
	st := storetest.New(t)
	bring(t, st, "small.json")
	byCode, err := st.TopicsByCode(t.Context())
	check(t, err)
	chess, cards := byCode["medtop:90000002"], byCode["medtop:90000003"]
	chess.Name, chess.Parent = "The royal game", 0
	check(t, st.SaveTopic(t.Context(), &chess, imported))
	check(t, st.MergeTopics(t.Context(), cards.ID, byCode["medtop:90000000"].ID, imported))
	if rep := bring(t, st, "small.json"); rep.Added != 0 {
		t.Errorf("%d subjects came back", rep.Added)
	}
	now, err := st.Topic(t.Context(), chess.ID)
	if err != nil || now.Name != "The royal game" || now.Parent != 0 {
		t.Errorf("the subject is %+v, %v", now, err)
	}
}

func TestAFileOfSomethingElseIsRefused(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"nothing": "", "no JSON": "<rdf/>", "another object": `{"a": 1}`, "a list": `[1]`,
		"no codes": `{"conceptSet": [{"qcode": "subj:01000000", "prefLabel": {"en": "arts"}}]}`,
		"no names": `{"conceptSet": [{"qcode": "medtop:01000000", "prefLabel": {"en": " "}}]}`,
	} {
		if _, err := mediatopics.Read(strings.NewReader(text)); news.KindOf(err) != news.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzRead reads anything, and whatever is read can be kept.
func FuzzRead(f *testing.F) {
	small, err := os.ReadFile("testdata/small.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(small))
	f.Add(`{"conceptSet":[{"uri":"http://cv.iptc.org/newscodes/mediatopic/01000000/","prefLabel":{"x":"\u0000"},"broader":"medtop:01000000"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		concepts, err := mediatopics.Read(strings.NewReader(text))
		if (err == nil) == (len(concepts) == 0) {
			t.Fatalf("%d concepts and %v", len(concepts), err)
		}
		for _, c := range concepts {
			if len(c.Names) == 0 || news.Concept(c.Code) == "" {
				t.Errorf("kept %+v", c)
			}
		}
	})
}
