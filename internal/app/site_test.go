package app

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/store/storetest"
)

// TestSite asks the running Gazette what test/site says. A case there is a
// request and what must be true of its answer, one below the other; an empty
// line ends it, and # begins a comment:
//
//	GET /latest
//	with If-None-Match: {etag}
//	code == 304
//	header Content-Type contains html
//	body !contains Error
//
// The tests are == (the same), contains and matches (a regular expression);
// with ! before them the opposite must be true. A header that is not there is
// empty. A line "keep {name} expression" keeps what the first group of a
// regular expression finds in the body, for the cases below; "soon" before a
// test asks again for a while until it holds. {etag} and {modified} stand for
// those of the answer before, {picture} for the hash of a drawn picture. Every answer must carry the headers that
// keep readers safe, whatever it says.
func TestSite(t *testing.T) {
	t.Parallel()
	p := openPaper(t, storetest.Path(t), &movedClock{})
	var picture string
	p.fill(t, func(ctx context.Context, key string) (hash string, width, height int, err error) {
		if key != "ferry-night" {
			return pretend(ctx, key)
		}
		f, err := p.drawn(ctx, key)
		picture = f
		return f, 600, 400, err
	})
	server := httptest.NewServer(p.door)
	t.Cleanup(server.Close)
	files, err := filepath.Glob("../../test/site/*.txt")
	ok(t, err)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			s := &siteScript{server: server.URL, blanks: map[string]string{"{picture}": picture}}
			s.read(t, file)
		})
	}
}

// A siteScript is one file of test/site.
type siteScript struct {
	server string
	blanks map[string]string
	asked  string // the request, as it is written
	with   http.Header
	got    *answer // nil until it is needed
}

func (s *siteScript) read(t *testing.T, name string) {
	t.Helper()
	file, err := os.Open(name)
	ok(t, err)
	defer file.Close()
	lines := bufio.NewScanner(file)
	for number := 1; lines.Scan(); number++ {
		line, _, _ := strings.Cut(lines.Text(), "#")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		for blank, value := range s.blanks {
			line = strings.ReplaceAll(line, blank, value)
		}
		if fault := s.line(line); fault != "" {
			t.Errorf("%s:%d: %s: %s", filepath.Base(name), number, s.asked, fault)
		}
	}
}

// line does what a line says, and returns what is wrong.
func (s *siteScript) line(line string) string {
	word, rest, _ := strings.Cut(line, " ")
	switch {
	case word == strings.ToUpper(word):
		s.asked, s.with, s.got = line, http.Header{}, nil
		return ""
	case word == "with":
		name, value, _ := strings.Cut(rest, ": ")
		s.with.Set(name, value)
		return ""
	}
	fault := ""
	if s.got == nil {
		if fault = s.ask(); s.got == nil {
			return fault
		}
	}
	switch word {
	case "keep":
		return fault + s.keep(rest)
	case "soon":
		return fault + s.soon(rest)
	}
	return fault + s.check(word, rest)
}

// soon asks again, for five seconds, until a test holds.
func (s *siteScript) soon(test string) (fault string) {
	part, rest, _ := strings.Cut(test, " ")
	for range 500 {
		if fault = s.check(part, rest); fault == "" {
			return ""
		}
		time.Sleep(10 * time.Millisecond)
		if fault := s.ask(); fault != "" {
			return fault
		}
	}
	return fault
}

func (s *siteScript) keep(rest string) string {
	blank, expression, _ := strings.Cut(rest, " ")
	found := regexp.MustCompile(expression).FindStringSubmatch(s.got.body)
	if found == nil {
		return "the body has nothing like " + expression
	}
	s.blanks[blank] = found[1]
	return ""
}

// ask sends the request, and says what the answer lacks that all must have.
func (s *siteScript) ask() string {
	method, path, _ := strings.Cut(s.asked, " ")
	r, err := http.NewRequest(method, s.server+path, http.NoBody)
	if err != nil {
		return err.Error()
	}
	r.Header, r.Host = s.with, s.with.Get("Host")
	w, err := (&http.Transport{DisableCompression: true}).RoundTrip(r)
	if err != nil {
		return err.Error()
	}
	defer w.Body.Close()
	body, err := io.ReadAll(w.Body)
	if err != nil {
		return err.Error()
	}
	s.got = &answer{w.StatusCode, w.Header, string(body)}
	s.blanks["{etag}"], s.blanks["{modified}"] = w.Header.Get("Etag"), w.Header.Get("Last-Modified")
	for _, name := range []string{
		"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy",
		"Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
	} {
		if w.Header.Get(name) == "" {
			return "the answer has no " + name + "; "
		}
	}
	return ""
}

// check compares a part of the answer: "code == 200", "header Vary contains X".
func (s *siteScript) check(part, rest string) string {
	got := s.got.body
	switch part {
	case "code":
		got = strconv.Itoa(s.got.status)
	case "header":
		var name string
		name, rest, _ = strings.Cut(rest, " ")
		got = strings.Join(s.got.header.Values(name), ", ")
		part += " " + name
	case "body":
	default:
		return "there is no test of " + part
	}
	test, want, _ := strings.Cut(rest, " ")
	if holds, known := compare(got, strings.TrimPrefix(test, "!"), want); !known {
		return "there is no test " + test
	} else if holds == strings.HasPrefix(test, "!") {
		return fmt.Sprintf("%s %s %q does not hold for %.500q", part, test, want, got)
	}
	return ""
}

func compare(got, test, want string) (holds, known bool) {
	switch test {
	case "==":
		return got == want, true
	case "contains":
		return strings.Contains(got, want), true
	case "matches":
		return regexp.MustCompile(want).MatchString(got), true
	default:
		return false, false
	}
}
