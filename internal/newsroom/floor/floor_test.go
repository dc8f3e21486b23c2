package floor_test

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/newsroom/floor"
)

// A feed is a change feed in memory.
type feed struct {
	mu     sync.Mutex
	events []news.Event
}

func (f *feed) add(ev news.Event) {
	f.mu.Lock()
	defer f.mu.Unlock()
	ev.ID = int64(len(f.events) + 1)
	f.events = append(f.events, ev)
}

func (f *feed) LastEvent(context.Context) (int64, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return int64(len(f.events)), nil
}

func (f *feed) EventsAfter(_ context.Context, after int64) ([]news.Event, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.events[after:min(len(f.events), int(after)+10)], nil
}

func (f *feed) Row(_ context.Context, id int64) (newsroom.Row, error) {
	if id == 404 {
		return newsroom.Row{}, &news.Error{Kind: news.NotFound}
	}
	return newsroom.Row{ID: id}, nil
}

// A room is a floor that runs until the test ends, with a clock.
type room struct {
	*floor.Floor
	*feed
	mu  sync.Mutex
	now time.Time
}

func (r *room) clock() time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.now
}

func (r *room) wait(d time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.now = r.now.Add(d)
}

func newRoom(t *testing.T) (r *room, end func()) {
	t.Helper()
	r = &room{feed: &feed{}, now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)}
	var err error
	r.Floor, err = floor.Open(t.Context(), floor.Options{Store: r.feed, Now: r.clock, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		_ = r.Run(ctx)
		close(done)
	}()
	end = func() {
		cancel()
		<-done
	}
	t.Cleanup(end)
	return r, end
}

func sit(t *testing.T, r *room, last int64) (*floor.Seat, []floor.Message) {
	t.Helper()
	seat, missed, err := r.Sit(t.Context(), last)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(seat.Leave)
	return seat, missed
}

var mara, jonas = news.Staff{ID: 1, Name: "Mara"}, news.Staff{ID: 2, Name: "Jonas"}

func TestASeatHearsEverythingInOrder(t *testing.T) {
	t.Parallel()
	r, _ := newRoom(t)
	seat, _ := sit(t, r, 0)
	for id := range int64(30) {
		r.add(news.Event{Name: news.ArticleWritten, Article: id + 1})
	}
	r.add(news.Event{Name: news.ArticleWritten, Article: 404}) // gone by now
	r.add(news.Event{Name: news.SettingsChanged})              // of no interest here
	r.add(news.Event{Name: news.FrontLaunched, Hard: []news.Key{news.FrontKey("home")}})
	r.Wake()
	for id := range int64(30) {
		if m := <-seat.Messages(); m.ID != id+1 || m.Article.Row.ID != id+1 {
			t.Fatalf("message %d is %+v", id+1, m)
		}
	}
	if m := <-seat.Messages(); m.Front == nil || m.Front.Front != "home" {
		t.Errorf("the last is %+v, want the front", m)
	}
}

func TestWhatWasMissedComesFirst(t *testing.T) {
	t.Parallel()
	r, _ := newRoom(t)
	watcher, _ := sit(t, r, 0)
	for range 1500 {
		r.add(news.Event{Name: news.ArticleWritten, Article: 7})
		r.Wake()
		<-watcher.Messages()
	}
	for name, tt := range map[string]struct {
		last  int64
		first int64
		count int
	}{
		"nobody new missed anything":      {0, 0, 0},
		"nor who had everything":          {1500, 0, 0},
		"nor who comes from another time": {9999, 0, 0},
		"a little":                        {1480, 1481, 20},
	} {
		_, missed := sit(t, r, tt.last)
		if len(missed) != tt.count || tt.count > 0 && missed[0].ID != tt.first {
			t.Errorf("%s: %d missed", name, len(missed))
		}
	}
	if _, missed := sit(t, r, 3); len(missed) != 1 || !missed[0].Missed {
		t.Errorf("too much: %+v, want to be told to look again", missed)
	}
}

func TestWhoDoesNotListenLosesTheSeat(t *testing.T) {
	t.Parallel()
	r, _ := newRoom(t)
	deaf, _ := sit(t, r, 0)
	seat, _ := sit(t, r, 0)
	for range 600 {
		r.add(news.Event{Name: news.ArticleWritten, Article: 7})
		r.Wake()
		<-seat.Messages()
	}
	n := 0
	for range deaf.Messages() { // which is closed after what had found room
		n++
	}
	if n == 0 || n >= 600 {
		t.Errorf("it has %d messages, want some", n)
	}
}

func TestWhoHasAnArticleOpenIsSeen(t *testing.T) {
	t.Parallel()
	r, _ := newRoom(t)
	r.Visit(mara, 7)
	seat, first := sit(t, r, 0)
	want := []floor.Message{{Here: &floor.Here{Article: 7, People: []floor.Person{{ID: 1, Name: "Mara"}}}}}
	if diff := cmp.Diff(want, first); diff != "" {
		t.Errorf("on coming in: %s", diff)
	}
	both := []floor.Person{{ID: 2, Name: "Jonas"}, {ID: 1, Name: "Mara"}}
	if diff := cmp.Diff(floor.Here{Article: 7, People: both}, r.Visit(jonas, 7)); diff != "" {
		t.Errorf("Jonas sees %s", diff)
	}
	if diff := cmp.Diff(both, (<-seat.Messages()).Here.People); diff != "" {
		t.Errorf("told: %s", diff)
	}
	r.Visit(mara, 7) // nothing new, nothing told
	r.EndVisit(mara, 7)
	if diff := cmp.Diff(both[:1], (<-seat.Messages()).Here.People); diff != "" {
		t.Errorf("after Mara left: %s", diff)
	}
	r.wait(floor.Stay)
	if m := <-seat.Messages(); len(m.Here.People) != 0 {
		t.Errorf("after a while without a sign: %+v", m.Here)
	}
}

func TestEverybodyLeavesWhenTheHouseCloses(t *testing.T) {
	t.Parallel()
	r, end := newRoom(t)
	seat, _ := sit(t, r, 0)
	end()
	if _, ok := <-seat.Messages(); ok {
		t.Error("the seat still hears")
	}
	late, _ := sit(t, r, 0)
	if _, ok := <-late.Messages(); ok {
		t.Error("a seat was given in a closed house")
	}
}
