package subscribers_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter/subscribers"
)

// said reads a list and says of each line what it holds.
func said(t testing.TB, r io.Reader) (shape subscribers.Shape, lines []string) {
	t.Helper()
	shape, rows, err := subscribers.Read(r)
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		if row.Fault != "" {
			lines = append(lines, fmt.Sprintf("%d fault", row.Line))
			continue
		}
		asked := row.Consent.AskedAt.Format("2006-01-02")
		lines = append(lines, fmt.Sprintf("%d %s %s %s %q", row.Line, row.Email, row.Standing, asked, row.Labels))
	}
	return shape, lines
}

func TestEveryShapeIsKnownByItsColumns(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text  string
		shape subscribers.Shape
		want  []string
	}{
		"Ghost": {
			"id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers\n" +
				"1,a@b.example,,\"two\nlines\",true,false,,2021-03-04T05:06:07.000Z,,\"Sports, Local\",\n2,c@b.example,,,false,,,2021-03-04T05:06:07Z,,,\n3,d@b.example,,,true,,,2021-03-04T05:06:07Z,2022-01-01T00:00:00Z,,\n",
			subscribers.Ghost,
			[]string{`2 a@b.example active 2021-03-04 ["Sports" "Local"]`, `4 c@b.example left 2021-03-04 []`, `5 d@b.example left 2021-03-04 []`},
		},
		"a table of Excel": {
			"\ufeffName;E-Mail;Language\r\nNora;nora@paper.example;de\r\n\r\nOve;\"ove@paper.example\"\r\n", subscribers.Plain,
			[]string{`2 nora@paper.example active 0001-01-01 []`, `4 ove@paper.example active 0001-01-01 []`},
		},
		"only addresses": {"email\na@b.example\n", subscribers.Plain, []string{`2 a@b.example active 0001-01-01 []`}},
		"broken lines": {
			"email,name\na@b.example,\"open\nnobody\ne@b.example,good\nf@b.example,\"open too\n\"b@b.example\",\"x\"\"y\"\n,empty\nc@b.example\nd@b.example,a,b,c,d\n\xff@b.example,x\n", subscribers.Plain,
			[]string{
				"2 fault", "3 fault", `4 e@b.example active 0001-01-01 []`, "5 fault", `6 b@b.example active 0001-01-01 []`, "7 fault",
				`8 c@b.example active 0001-01-01 []`, `9 d@b.example active 0001-01-01 []`, "10 fault",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			shape, got := said(t, iotest.HalfReader(strings.NewReader(c.text)))
			if diff := cmp.Diff(c.want, got); diff != "" || shape != c.shape {
				t.Errorf("%s %s", shape, diff)
			}
		})
	}
}

func TestListsOfOtherProgramsAreReadAsTheyAre(t *testing.T) {
	t.Parallel()
	const folder = "../../../../../shared/data/ghost/migrate"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the collected lists are not here")
	}
	for name, want := range map[string]string{
		"packages__mg-mailchimp-members__src__test__fixtures__cleaned.csv":                  "Mailchimp 5 bounced",
		"packages__mg-mailchimp-members__src__test__fixtures__subscribed.csv":               "Mailchimp 5 active",
		"packages__mg-mailchimp-members__src__test__fixtures__unsubscribed.csv":             "Mailchimp 5 left",
		"packages__mg-substack-members-csv__test__fixtures__fixtures_signup_emails.csv":     "Substack 19 active 2 left",
		"packages__mg-substack-members-csv__test__fixtures__fixtures_subscriber_emails.csv": "Substack 15 active 2 left",
		"packages__mg-substack-members-csv__test__fixtures__invalid.csv":                    "a table 3 active",
		"packages__mg-beehiiv-members__src__test__fixtures__members.csv":                    "beehiiv 5 active 3 left 1 pending",
	} {
		f, err := os.Open(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		shape, lines := said(t, f)
		_ = f.Close()
		parts := []string{string(shape)}
		for _, standing := range []string{"active", "left", "pending", "bounced", "fault"} {
			if n := strings.Count(strings.Join(lines, "\n"), " "+standing); n > 0 {
				parts = append(parts, fmt.Sprint(n, " ", standing))
			}
		}
		if got := strings.Join(parts, " "); got != want {
			t.Errorf("%s: %s, want %s\n%s", name, got, want, strings.Join(lines, "\n"))
		}
	}
}

func TestAFileThatIsNoListIsRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "nora@paper.example\nove@paper.example\n", "PK\x03\x04"} {
		if _, _, err := subscribers.Read(strings.NewReader(text)); err == nil || news.KindOf(err) != news.Invalid {
			t.Errorf("%q: %v", text, err)
		}
	}
	broken := errors.New("the disk is gone")
	_, rows, err := subscribers.Read(io.MultiReader(strings.NewReader("email\na@b.example\n"), iotest.ErrReader(broken)))
	if err != nil {
		t.Fatal(err)
	}
	for _, err = range rows {
	}
	if !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}

func TestLabelsChooseLetters(t *testing.T) {
	t.Parallel()
	m := subscribers.Mapping{All: []int64{1}, ByLabel: map[string][]int64{"sports": {2, 1}, "local": {3}}}
	if diff := cmp.Diff([]int64{1, 2}, m.Letters([]string{"Sports", "unknown"})); diff != "" {
		t.Error(diff)
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"email\na@b.co", "email,x\n\"a@b.co\",\"\n\n\"", "email;x\n\"\"\";\"\"\n\"", "\ufeffemail\r\n\"a"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, rows, err := subscribers.Read(strings.NewReader(text))
		if err != nil {
			return
		}
		last := 1
		for row, err := range rows {
			if err != nil {
				t.Fatal(err)
			}
			if row.Line <= last || (row.Email == "") == (row.Fault == "") {
				t.Fatalf("after line %d: %+v", last, row)
			}
			last = row.Line
		}
	})
}

// BenchmarkRead reads a list of a million, of which every tenth line is broken.
func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	for i := range 100_000 {
		if i%10 == 0 {
			fmt.Fprintf(&text, "reader%d@,\"2018-02-05 19:28:23\n", i)
			continue
		}
		fmt.Fprintf(&text, "reader%d@paper.example,2018-02-05 19:28:23,2018-02-05 19:30:00,\"\"\"Local\"\"\"\n", i)
	}
	b.ReportAllocs()
	for b.Loop() {
		parts := []io.Reader{strings.NewReader("Email Address,OPTIN_TIME,CONFIRM_TIME,TAGS\n")}
		for range 10 {
			parts = append(parts, strings.NewReader(text.String()))
		}
		_, rows, err := subscribers.Read(io.MultiReader(parts...))
		if err != nil {
			b.Fatal(err)
		}
		faults := 0
		for row := range rows {
			if row.Fault != "" {
				faults++
			}
		}
		if faults != 100_000 {
			b.Fatalf("%d faults", faults)
		}
	}
}
