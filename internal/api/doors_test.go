package api

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/account"
)

// TestDoors asks for every operation as everybody there is, and compares who
// comes through with testdata/doors.txt. The departments are missing, so what
// lies behind the door fails; only that it opened counts. An operation that is
// not in the table fails the test.
func TestDoors(t *testing.T) {
	t.Parallel()
	table := readDoors(t)
	roles := append([]news.Role{"nobody"}, news.Roles()...)
	houses := map[news.Role]*API{}
	for _, role := range roles {
		houses[role] = New(Options{Identifier: someone{role}, Log: slog.New(slog.DiscardHandler), Now: time.Now})
	}
	spec := New(Options{}).huma.OpenAPI()
	for path, item := range spec.Paths {
		for method, op := range operations(item) {
			allowed, ok := table[op.OperationID]
			if !ok {
				t.Errorf("%s is not in testdata/doors.txt: say there what it needs", op.OperationID)
			}
			for _, role := range roles {
				want := slices.Contains(allowed, string(role))
				if status := knock(t, houses[role], method, path); (status != 401 && status != 403) != want {
					t.Errorf("%s as %s: status %d, and it should be let in: %v", op.OperationID, role, status, want)
				}
			}
			delete(table, op.OperationID)
		}
	}
	for id := range table {
		t.Errorf("testdata/doors.txt has %s, which the API has not", id)
	}
}

// A someone has just signed in, with a role for the whole paper.
type someone struct{ role news.Role }

func (s someone) Identify(*http.Request) (who Identity, err error) {
	if s.role != "nobody" {
		who.Staff = news.Staff{ID: 7, Posts: news.As(s.role)}
		who.Session = account.Session{ID: 1, Proved: time.Now()}
	}
	return who, nil
}

// knock sends a request and returns what is answered.
func knock(t *testing.T, a *API, method, path string) int {
	t.Helper()
	path = regexp.MustCompile(`\{[a-z_]+\}`).ReplaceAllString(path, "1")
	r := httptest.NewRequestWithContext(t.Context(), method, Root+path, strings.NewReader("{}"))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	if err := a.Serve(w, r); err != nil {
		t.Fatal(err)
	}
	if w.Code == http.StatusNotFound {
		t.Errorf("%s %s leads nowhere", method, path)
	}
	return w.Code
}

// readDoors returns who comes through the door of which operation.
func readDoors(t *testing.T) map[string][]string {
	t.Helper()
	text, err := os.ReadFile("testdata/doors.txt")
	if err != nil {
		t.Fatal(err)
	}
	doors := map[string][]string{}
	var allowed []string
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || words[0] == "#":
		case strings.HasPrefix(words[0], "["):
			allowed = words[1:]
		default:
			for _, id := range words {
				doors[id] = allowed
			}
		}
	}
	return doors
}
