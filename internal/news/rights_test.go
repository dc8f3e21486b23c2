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
	s := news.Staff{Posts: news.As(news.Administrator), Disabled: true}
	if s.May(news.MayWrite) || news.KindOf(s.Need(news.MayWrite)) != news.Forbidden {
		t.Error("a disabled account may write")
	}
}

// TestAllow shows who may do what to an article that a reporter has.
func TestAllow(t *testing.T) {
	t.Parallel()
	a := an(news.Draft)
	own, other := news.Staff{ID: a.Assignee, Posts: news.As(news.Reporter)}, news.Staff{ID: 99, Posts: news.As(news.Reporter)}
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
		err := news.Staff{Posts: news.As("stranger")}.Need(r)
		if s := news.Sentence(err); !strings.HasPrefix(s, "Your role does not let you ") || strings.HasSuffix(s, "do this.") {
			t.Errorf("%s: %q", r, s)
		}
	}
}

func TestAPostAtADeskHoldsThereAlone(t *testing.T) {
	t.Parallel()
	const politics, sport = 1, 2
	s := news.Staff{ID: 7, Posts: append(news.As(news.Reporter), news.At(news.Publisher, sport)...)}
	tests := []struct {
		name string
		verb news.Verb
		desk int64
		good bool
	}{
		{"publish at the own desk", news.ToPublish, sport, true},
		{"publish at another desk", news.ToPublish, politics, false},
		{"publish what belongs to no desk", news.ToPublish, 0, false},
		{"write in another's article at the own desk", news.ToWrite, sport, true},
		{"write in another's article at another desk", news.ToWrite, politics, false},
	}
	for _, tt := range tests {
		a := an(news.Ready)
		a.Desk, a.Assignee = tt.desk, 99
		if err := s.Allow(tt.verb, a); (err == nil) != tt.good {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	if s.May(news.MaySettings) || s.MayAt(news.MaySettings, sport) {
		t.Error("a post at a desk gives a right over the whole paper")
	}
	if !s.May(news.MayPublish) || s.Need(news.MayPublish) != nil {
		t.Error("who may publish at one desk may not come to the door")
	}
}

func TestWhoHasAnArticleMayWriteWhereverItLies(t *testing.T) {
	t.Parallel()
	a := an(news.Draft)
	a.Desk = 1
	s := news.Staff{ID: a.Assignee, Posts: news.At(news.Reporter, 2)}
	if err := s.Allow(news.ToWrite, a); err != nil {
		t.Error(err)
	}
	if err := s.Allow(news.ToPublish, a); news.KindOf(err) != news.Forbidden {
		t.Errorf("publish: %v", err)
	}
}

func TestAnArticleBeginsAtTheDeskOfItsWriter(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		posts []news.Post
		desk  int64
	}{
		{news.As(news.Reporter), 0},
		{news.At(news.Reporter, 4), 4},
		{append(news.At(news.Reporter, 4), news.As(news.Reporter)...), 0},
		{nil, 0},
	} {
		a, err := news.NewArticle(fit(), news.Staff{ID: 1, Posts: tt.posts}, now)
		if err != nil || a.Desk != tt.desk {
			t.Errorf("%v: desk %d, %v", tt.posts, a.Desk, err)
		}
	}
}

func TestATokenCanDoNoMoreThanItsOwner(t *testing.T) {
	t.Parallel()
	s := news.Staff{ID: 1, Posts: news.As(news.Reporter)}.Within([]news.Right{news.MayWrite, news.MaySettings})
	if !s.May(news.MayWrite) || s.May(news.MaySubmit) || s.May(news.MaySettings) {
		t.Errorf("%+v", s.Posts)
	}
}

func TestSomebodyMustStayWhoManagesTheStaff(t *testing.T) {
	t.Parallel()
	chief := news.Staff{Password: "hash", Posts: news.As(news.Administrator)}
	invited, gone, atDesk := chief, chief, chief
	invited.Password, gone.Disabled, atDesk.Posts = "", true, news.At(news.Administrator, 3)
	if err := news.KeepAdministrator([]news.Staff{invited, chief}); err != nil {
		t.Error(err)
	}
	if err := news.KeepAdministrator([]news.Staff{invited, gone, atDesk}); news.KindOf(err) != news.Conflict {
		t.Errorf("nobody is left: %v", err)
	}
}

func TestOwnRoles(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		rights []news.Right
		kind   news.Kind
	}{
		{"Night editor", []news.Right{news.MayWrite, news.MayPublish}, ""},
		{" ", []news.Right{news.MayWrite}, news.Invalid},
		{"Night editor", nil, news.Invalid},
		{"Night editor", []news.Right{"fly"}, news.Invalid},
		{"Desk editor", []news.Right{news.MayWrite}, news.Conflict},
	}
	for _, tt := range tests {
		o := news.NewRole(tt.name, tt.rights)
		err := o.Check()
		if tt.kind == "" && (err != nil || o.Role != "night_editor") || tt.kind != "" && news.KindOf(err) != tt.kind {
			t.Errorf("%q %v: role %s, %v", tt.name, tt.rights, o.Role, err)
		}
	}
}
