package app

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/api"
)

// A log that is read while it is written.
type liveLog struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *liveLog) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

// soon returns what find finds in the log before ten seconds have passed.
func (l *liveLog) soon(t *testing.T, find *regexp.Regexp) string {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		l.mu.Lock()
		found := find.FindString(l.text.String())
		l.mu.Unlock()
		if found != "" {
			return found
		}
	}
	t.Fatalf("the log does not say %s:\n%s", find, l.text.String())
	return ""
}

func TestAPaperIsMadeInTheBrowserAndServedWithoutARestart(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "paper")
	ctx, stop := context.WithCancel(t.Context())
	log, ended := &liveLog{}, make(chan int)
	addr := freeAddress(t)
	go func() {
		ended <- Main(ctx, Process{Args: []string{"serve", "--addr", addr, "--data", data}, Stdout: io.Discard, Stderr: log, Now: time.Now})
	}()
	link := log.soon(t, regexp.MustCompile(`http://\S+/desk/setup#\S+`))
	site, key, _ := strings.Cut(link, "/desk/setup#")
	f := api.Founding{
		Key: "guess", Name: "The Courant", Motto: "Every day", Lang: "en-GB", Zone: "Europe/London", URL: site,
		Sections: []string{"City", "Sport"}, Email: "ed@courant.example", StaffName: "Ed Itor", Password: "nine ferries at dawn",
	}
	if status, answer := post(t, site+"/api/v1/setup", f); status != 403 || !strings.Contains(answer, "not the one in the log") {
		t.Errorf("a guessed key: %d %s", status, answer)
	}
	f.Key = key
	f.Password = "password123"
	if status, answer := post(t, site+"/api/v1/setup", f); status != 422 {
		t.Errorf("a common password: %d %s", status, answer)
	}
	f.Password = "nine ferries at dawn"
	if status, answer := post(t, site+"/api/v1/setup", f); status != 204 {
		t.Fatalf("%d %s", status, answer)
	}
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end) && fetch(site+"/city") != 200; time.Sleep(20 * time.Millisecond) {
	}
	if status := fetch(site + "/city"); status != 200 {
		t.Errorf("the paper answers %d", status)
	}
	if status, answer := post(t, site+"/api/v1/setup", f); status != 409 || !strings.Contains(answer, "set up already") {
		t.Errorf("the link once more: %d %s", status, answer)
	}
	status, answer := post(t, site+"/api/v1/session", map[string]string{"email": f.Email, "password": f.Password})
	if status != 200 || !strings.Contains(answer, "Ed Itor") {
		t.Errorf("signing in: %d %s", status, answer)
	}
	stop()
	if code := <-ended; code != exitGood {
		t.Errorf("ended with %d", code)
	}
	if strings.Contains(log.text.String(), f.Password) {
		t.Error("the password is in the log")
	}
}

// post sends JSON and returns what comes back.
func post(t *testing.T, url string, body any) (status int, answer string) {
	t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.Post(url, "application/json", bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	all, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(all)
}

// fetch returns the status of a page, or 0 if nobody listens.
func fetch(url string) int {
	r, err := http.Get(url)
	if err != nil {
		return 0
	}
	_ = r.Body.Close()
	return r.StatusCode
}
