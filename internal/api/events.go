package api

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom/floor"
)

// An ArticleEvent says what somebody did to an article.
type ArticleEvent struct {
	Deed  news.EventName `json:"deed"`
	Staff int64          `json:"staff" doc:"0 for the program itself."`
	At    time.Time      `json:"at"`
	Row   ArticleRow     `json:"row" doc:"The article as lists show it now."`
}

// A PresenceEvent says who has an article open.
type PresenceEvent struct {
	Article int64    `json:"article"`
	People  []Person `json:"people"`
}

// A FrontEvent says what somebody did to a front.
type FrontEvent struct {
	Deed  news.EventName `json:"deed"`
	Front string         `json:"front"`
	Staff int64          `json:"staff"`
	At    time.Time      `json:"at"`
}

func (a *API) events() {
	register(a, operation{
		id: "follow-events", method: http.MethodGet, path: "/events", tag: "events", needs: right(news.MayWrite),
		summary: "What happens at the desk, as server-sent events: article, presence, front, missed (look at everything again), signed_out.",
	}, a.followEvents)
	route(a, operation{
		id: "visit-article", method: http.MethodPost, path: "/articles/{id}/presence", tag: "events", needs: right(news.MayWrite),
		summary: "Say every 15 seconds that you have the article open, and hear who else has.",
	}, a.visitArticle)
	route(a, operation{
		id: "leave-article", method: http.MethodDelete, path: "/articles/{id}/presence", tag: "events", needs: right(news.MayWrite),
		status: http.StatusNoContent, summary: "Say that you have closed the article.",
	}, a.leaveArticle)
	a.describeEvents()
}

// describeEvents puts the events into the description of the API, though no
// answer is made of one of them alone.
func (a *API) describeEvents() {
	schemas := a.huma.OpenAPI().Components.Schemas
	for name, event := range map[string]reflect.Type{
		"ArticleEvent": reflect.TypeFor[ArticleEvent](), "PresenceEvent": reflect.TypeFor[PresenceEvent](),
		"FrontEvent": reflect.TypeFor[FrontEvent](),
	} {
		schemas.Schema(event, true, name)
	}
	answer := a.huma.OpenAPI().Paths["/events"].Get.Responses["200"]
	answer.Content = map[string]*huma.MediaType{"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeString}}}
}

func (a *API) visitArticle(ctx context.Context, in *ArticleID) (*PresenceEvent, error) {
	return presenceOf(a.Floor.Visit(staffOf(ctx), in.ID)), nil
}

func (a *API) leaveArticle(ctx context.Context, in *ArticleID) (*none, error) {
	a.Floor.EndVisit(staffOf(ctx), in.ID)
	return nil, nil
}

func presenceOf(h floor.Here) *PresenceEvent {
	p := &PresenceEvent{Article: h.Article, People: []Person{}}
	for _, x := range h.People {
		p.People = append(p.People, Person{x.ID, x.Name})
	}
	return p
}

type eventsInput struct {
	Last  string `header:"Last-Event-ID" maxLength:"20" doc:"The id of the last event you have; what you missed since comes first."`
	Since string `query:"since" maxLength:"20" doc:"The same, for a new stream."`
}

func (a *API) followEvents(ctx context.Context, in *eventsInput) (*huma.StreamResponse, error) {
	last, _ := strconv.ParseInt(cmp.Or(in.Last, in.Since), 10, 64) // what is no number was not ours: begin from now
	seat, missed, err := a.Floor.Sit(ctx, last)
	if err != nil {
		return nil, err
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		defer seat.Leave()
		r, w := humago.Unwrap(hc)
		s := stream{api: a, w: w, control: http.NewResponseController(w), r: r}
		s.run(seat, missed)
	}}, nil
}

// A stream sends events to one browser.
type stream struct {
	api     *API
	w       http.ResponseWriter
	control *http.ResponseController
	r       *http.Request
}

const (
	// pulse is how often a stream shows that it is alive, and looks whether
	// its session is.
	pulse = 5 * time.Second
	// stall is how long a browser may take to receive something.
	stall = 20 * time.Second
)

// run sends until the browser has gone, the session has ended or the seat was
// cleared. Whoever was too slow connects again and is told what was missed.
func (s *stream) run(seat *floor.Seat, missed []floor.Message) {
	h := s.w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no") // a proxy should not wait for more
	if s.control.SetReadDeadline(time.Time{}) != nil || s.write("retry: 1000\n\n") != nil {
		return
	}
	for _, m := range missed {
		if s.send(m) != nil {
			return
		}
	}
	beat := time.NewTicker(pulse)
	defer beat.Stop()
	for {
		select {
		case <-s.r.Context().Done():
			return
		case m, ok := <-seat.Messages():
			if !ok || s.send(m) != nil {
				return
			}
		case <-beat.C:
			if !s.signedIn() {
				_ = s.write("event: signed_out\ndata: {}\n\n") // and whether or not it arrives
				return
			}
			if s.write(": here\n\n") != nil {
				return
			}
		}
	}
}

// signedIn reports whether whoever opened the stream still may. A store that
// does not answer is no reason to send anybody away.
func (s *stream) signedIn() bool {
	who, err := s.api.Identifier.Identify(s.r)
	return who.Staff.ID != 0 || err != nil
}

func (s *stream) send(m floor.Message) error {
	var name string
	var data any = struct{}{}
	switch {
	case m.Article != nil:
		c := m.Article
		name, data = "article", ArticleEvent{Deed: c.Deed, Staff: c.Staff, At: c.At, Row: rowOf(&c.Row)}
	case m.Here != nil:
		name, data = "presence", presenceOf(*m.Here)
	case m.Front != nil:
		name, data = "front", FrontEvent{Deed: m.Front.Deed, Front: m.Front.Front, Staff: m.Front.Staff, At: m.Front.At}
	case m.Missed:
		name = "missed"
	}
	text, err := json.Marshal(data)
	if err != nil {
		return err
	}
	id := ""
	if m.ID != 0 {
		id = "id: " + strconv.FormatInt(m.ID, 10) + "\n"
	}
	return s.write(fmt.Sprintf("%sevent: %s\ndata: %s\n\n", id, name, text))
}

func (s *stream) write(text string) error {
	if err := s.control.SetWriteDeadline(time.Now().Add(stall)); err != nil { //nolint:forbidigo // the clock of the connection
		return err
	}
	if _, err := s.w.Write([]byte(text)); err != nil {
		return err
	}
	return s.control.Flush()
}
