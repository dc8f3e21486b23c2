package pace_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/mail/pace"
)

var six = time.Date(2026, 11, 23, 6, 0, 0, 0, time.UTC)

func at(seconds int) time.Time { return six.Add(time.Duration(seconds) * time.Second) }

func rules() pace.Rules { return pace.Rules{AtOnce: 2, Rest: 10 * time.Second, Longest: time.Minute} }

func begin(t *testing.T, p *pace.Pace, domain string, seconds int, want string) {
	t.Helper()
	wait, ok := p.Begin(domain, at(seconds))
	if got := fmt.Sprint(ok, " ", wait); got != want {
		t.Errorf("%s after %d s: %s, want %s", domain, seconds, got, want)
	}
}

func TestNoMoreMailsThanAllowedAreUnderWayToOneDomain(t *testing.T) {
	t.Parallel()
	p := pace.New(rules())
	begin(t, p, "a.example", 0, "true 0s")
	begin(t, p, "a.example", 0, "true 0s")
	begin(t, p, "a.example", 0, "false 0s")
	begin(t, p, "b.example", 0, "true 0s")
	p.End("a.example", false, at(0))
	begin(t, p, "a.example", 0, "true 0s")
}

func TestADomainThatAsksForItRestsEachTimeLonger(t *testing.T) {
	t.Parallel()
	p := pace.New(rules())
	now := 0
	for _, rest := range []int{10, 20, 40, 60, 60} {
		begin(t, p, "a.example", now, "true 0s")
		p.End("a.example", true, at(now))
		begin(t, p, "a.example", now, fmt.Sprintf("false %s", time.Duration(rest)*time.Second))
		now += rest
	}
	begin(t, p, "b.example", now, "true 0s")
}

func TestAfterARestOneMailFeelsTheWay(t *testing.T) {
	t.Parallel()
	p := pace.New(rules())
	begin(t, p, "a.example", 0, "true 0s")
	begin(t, p, "a.example", 0, "true 0s")
	p.End("a.example", true, at(0))
	p.End("a.example", true, at(1)) // of the same moment: no longer a rest
	begin(t, p, "a.example", 2, "false 8s")
	begin(t, p, "a.example", 10, "true 0s")
	begin(t, p, "a.example", 10, "false 0s")
	p.End("a.example", false, at(11))
	begin(t, p, "a.example", 11, "true 0s")
	begin(t, p, "a.example", 11, "true 0s")
}

func TestANewSenderBecomesKnownSlowly(t *testing.T) {
	t.Parallel()
	w := pace.WarmUp{Start: six, First: 200, Days: 4}
	var got []string
	for day := range 5 {
		n, limited := w.Allowance(six.Add(time.Duration(day)*24*time.Hour + time.Hour))
		got = append(got, fmt.Sprint(n, limited))
	}
	if diff := cmp.Diff([]string{"200 true", "300 true", "450 true", "675 true", "0 false"}, got); diff != "" {
		t.Error(diff)
	}
	if _, limited := (pace.WarmUp{}).Allowance(six); limited {
		t.Error("who is known is held back")
	}
}
