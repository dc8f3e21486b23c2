package news_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
)

func TestRolesAndTheirRights(t *testing.T) {
	t.Parallel()
	tests := map[news.Role]string{
		news.Reporter:       "write submit",
		news.AudienceEditor: "write submit edit_front letters",
		news.FrontEditor:    "write submit edit_others edit_front launch_front",
		news.DeskEditor:     "write submit edit_others approve publish schedule embargo correct withdraw wire",
		news.Publisher:      "write submit edit_others approve publish schedule embargo correct withdraw wire edit_front launch_front letters settings",
		news.Administrator:  "write submit edit_others approve publish schedule embargo correct withdraw edit_front launch_front letters wire staff settings",
		"stranger":          "",
	}
	for role, want := range tests {
		var got []string
		for _, r := range role.Rights() {
			got = append(got, string(r))
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s", role, diff)
		}
	}
	if len(tests) != len(news.Roles())+1 {
		t.Error("a role is missing here")
	}
}

func TestADisabledAccountHasNoRights(t *testing.T) {
	t.Parallel()
	s := news.Staff{Role: news.Administrator, Disabled: true}
	if s.May(news.MayWrite) || news.KindOf(s.Need(news.MayWrite)) != news.Forbidden {
		t.Error("a disabled account may write")
	}
}

// TestAllow shows who may do what to an article that a reporter has.
func TestAllow(t *testing.T) {
	t.Parallel()
	a := an(news.Draft)
	own, other := news.Staff{ID: a.Assignee, Role: news.Reporter}, news.Staff{ID: 99, Role: news.Reporter}
	writing := []news.Verb{news.ToWrite, news.ToSubmit, news.ToSpike, news.ToUnspike, news.ToLock, news.ToAssign, news.ToMove, news.ToSetDue}
	for _, v := range news.Verbs() {
		mine := slices.Contains(writing, v)
		if err := own.Allow(v, a); (err == nil) != mine {
			t.Errorf("own article %s by a reporter: %v", v, err)
		}
		if err := other.Allow(v, a); err == nil || news.KindOf(err) != news.Forbidden {
			t.Errorf("another's article %s by a reporter: %v", v, err)
		}
		if err := editor.Allow(v, a); err != nil {
			t.Errorf("another's article %s by a desk editor: %v", v, err)
		}
	}
}

func TestRefusalsOfRightsAreSentences(t *testing.T) {
	t.Parallel()
	for _, r := range news.Rights() {
		err := news.Staff{Role: "stranger"}.Need(r)
		if s := news.Sentence(err); !strings.HasPrefix(s, "Your role does not let you ") || strings.HasSuffix(s, "do this.") {
			t.Errorf("%s: %q", r, s)
		}
	}
}
