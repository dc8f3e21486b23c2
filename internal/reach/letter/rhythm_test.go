package letter_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/reach/letter"
)

// daily is every day at six.
var daily = news.Rhythm{Days: []time.Weekday{0, 1, 2, 3, 4, 5, 6}, Minute: 360}

// follow does the job and returns the issues of the letter, the newest first.
func (o *office) follow(l news.Letter) []letter.Line {
	o.t.Helper()
	o.must(o.ComposeDue(o.t.Context(), letter.ComposeDue{}))
	lines, err := o.Issues(o.t.Context(), o.staff, letter.Query{Letter: l.ID, Limit: 50})
	o.must(err)
	return lines
}

func TestADraftWaitsForItsEditorAnHourBefore(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		l := o.letter(1, func(l *news.Letter) { l.Rhythm = daily })
		o.publish("The ferry runs", monday.Add(-3*time.Hour))
		six := monday.Add(30 * time.Minute)
		o.clock.set(six.Add(-time.Hour - time.Second))
		if lines := o.follow(l); len(lines) != 0 {
			t.Fatalf("%+v", lines)
		}
		o.clock.set(six.Add(-time.Hour))
		for range 3 {
			o.follow(l)
		}
		lines := o.follow(l)
		if len(lines) != 1 || lines[0].State != news.IssueDraft || !lines[0].SendAt.Equal(six) || lines[0].Opening.Subject != "The ferry runs" {
			t.Fatalf("%+v", lines)
		}
		if diff := cmp.Diff([]string{"audience@gazette.example: An issue of “The Morning Boat” waits for you"}, o.subjects()); diff != "" {
			t.Error(diff)
		}
		o.clock.pass(3 * time.Hour) // nobody came
		n := 0
		o.work(o.mailroom("a", o.store), func() bool { n++; return n > 20 })
		if got, _ := o.arrived(); got != 0 {
			t.Errorf("%d mails went out that nobody approved", got)
		}
	})
}

func TestALetterWithoutEditorTellsTheNewsOfTheMinute(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		l := o.letter(2, func(l *news.Letter) { l.Rhythm, l.Unattended = daily, true })
		o.publish("The ferry runs", monday.Add(-3*time.Hour))
		lines := o.follow(l)
		if len(lines) != 1 || lines[0].State != news.IssueScheduled || lines[0].ApprovedBy != 0 || len(o.subjects()) != 0 {
			t.Fatalf("%+v, %v", lines, o.subjects())
		}
		o.publish("The bridge opens", monday.Add(29*time.Minute))
		o.clock.pass(30 * time.Minute)
		o.work(o.mailroom("a", o.store), o.is(lines[0].ID, news.IssueSent))
		subject, _ := o.read("reader1@two.example")
		if i := o.issue(lines[0].ID); subject != "The bridge opens" || !i.StartedAt.Equal(monday.Add(30*time.Minute)) {
			t.Errorf("%s at %s", subject, i.StartedAt)
		}
	})
}

func TestAnIssueThatAnEditorTookOverStaysAsItIs(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		ctx := t.Context()
		l := o.letter(2, func(l *news.Letter) { l.Rhythm, l.Unattended = daily, true })
		o.publish("The ferry runs", monday.Add(-3*time.Hour))
		i := o.follow(l)[0].Issue
		for _, deed := range []func() (news.Issue, error){
			func() (news.Issue, error) { return o.Unschedule(ctx, o.staff, seen(i)) },
			func() (news.Issue, error) { return o.Reopen(ctx, o.staff, seen(i)) },
			func() (news.Issue, error) {
				return o.SaveIssue(ctx, o.staff, letter.Draft{Seen: seen(i), Opening: news.Opening{Subject: "By hand"}, Parts: i.Parts})
			},
			func() (news.Issue, error) { return o.Approve(ctx, o.staff, seen(i)) },
			func() (news.Issue, error) { return o.Schedule(ctx, o.staff, seen(i), monday.Add(30*time.Minute)) },
		} {
			var err error
			i, err = deed()
			o.must(err)
		}
		o.publish("The bridge opens", monday.Add(29*time.Minute))
		o.clock.pass(30 * time.Minute)
		o.work(o.mailroom("a", o.store), o.is(i.ID, news.IssueSent))
		if subject, _ := o.read("reader1@two.example"); subject != "By hand" {
			t.Error(subject)
		}
	})
}

func TestNothingIsComposedWithoutNewsOrLongAfterItsTime(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		l := o.letter(1, func(l *news.Letter) { l.Rhythm, l.Unattended = daily, true })
		if lines := o.follow(l); len(lines) != 0 {
			t.Errorf("composed of nothing: %+v", lines)
		}
		o.publish("The ferry runs", monday.Add(-time.Hour))
		if lines := o.follow(l); len(lines) != 0 {
			t.Errorf("the news came after it had been seen to: %+v", lines)
		}
		o.clock.set(monday.Add(5*24*time.Hour + 149*time.Minute)) // Saturday before eight, after days without power
		lines := o.follow(l)
		if len(lines) != 1 || lines[0].State != news.IssueScheduled || lines[0].SendAt.After(o.clock.Now().Add(time.Second)) {
			t.Fatalf("two hours late: %+v", lines)
		}
		o.clock.pass(24*time.Hour + time.Minute)
		if lines := o.follow(l); len(lines) != 1 {
			t.Errorf("more than two hours late: %+v", lines)
		}
	})
}

func TestALetterThatIsClosedFollowsNoRhythm(t *testing.T) {
	t.Parallel()
	eachOffice(t, func(t *testing.T, o *office) {
		l := o.letter(1, func(l *news.Letter) { l.Rhythm, l.Unattended = daily, true })
		o.publish("The ferry runs", monday.Add(-time.Hour))
		if lines := o.follow(l); len(lines) != 1 {
			t.Fatalf("%+v", lines)
		}
		_, err := o.Letters.Close(t.Context(), o.staff, letter.Seen{ID: l.ID, Version: l.Version}, true)
		o.must(err)
		if lines := o.follow(l); len(lines) != 0 {
			t.Errorf("what would have gone out by itself is still there: %+v", lines)
		}
	})
}

// On the night when summer ends the clock shows half past one twice; when it
// begins, never.
func TestTheNightsOnWhichTheClockIsMoved(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		noon time.Time
		want []string
	}{
		"summer ends":   {time.Date(2026, 10, 24, 12, 0, 0, 0, time.UTC), []string{"2026-10-26T01:30:00Z", "2026-10-25T00:30:00Z"}},
		"summer begins": {time.Date(2027, 3, 27, 12, 0, 0, 0, time.UTC), []string{"2027-03-29T00:30:00Z", "2027-03-28T01:00:00Z"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachOffice(t, func(t *testing.T, o *office) {
				o.clock.set(c.noon)
				l := o.letter(1, func(l *news.Letter) {
					l.Rhythm, l.Unattended = news.Rhythm{Days: daily.Days, Minute: 90}, true
					l.Digest = news.Digest{From: news.DigestFront, Front: news.HomeFront, Most: 3}
				})
				o.publish("The ferry runs", c.noon.Add(-time.Hour))
				for range 37 * 4 { // every quarter of an hour until the second night is over
					o.clock.pass(15 * time.Minute)
					o.follow(l)
				}
				var got []string
				for _, line := range o.follow(l) {
					got = append(got, line.SendAt.Format(time.RFC3339))
				}
				if diff := cmp.Diff(c.want, got); diff != "" {
					t.Error(diff)
				}
			})
		})
	}
}
