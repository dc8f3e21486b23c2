package engine

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/reach/listen/sound"
)

// A Service is a speech server that is asked over HTTP, in the shape that most
// of them understand: a POST of JSON with model, voice, input and
// response_format, answered with a WAV file.
//
// URL is set by the operator, in the configuration and never at the desk: a
// speech server often stands in the same machine or network, so that this is
// the one place where a private address may be asked for. No redirect is
// followed, so the server can not send us on to others. Where addresses come
// from anybody else, hand in a client that refuses private ones.
type Service struct {
	URL    string
	Model  string // as the server calls it; may be empty
	Token  string // sent as a bearer; may be empty
	Client *http.Client
	Time   time.Duration // for a line; zero for three minutes
}

// Name implements [Engine].
func (s Service) Name() string { return s.URL + " " + s.Model }

// Speak implements [Engine].
func (s Service) Speak(ctx context.Context, l Line) (sound.Clip, error) {
	limit := s.Time
	if limit == 0 {
		limit = maxTime
	}
	timed, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	wav, err := s.ask(timed, l)
	switch {
	case ctx.Err() != nil:
		return sound.Clip{}, ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		return sound.Clip{}, unavailable("The voice took too long.", err)
	case err != nil:
		return sound.Clip{}, err
	}
	return check(wav, l)
}

// ask returns what the server answers.
func (s Service) ask(ctx context.Context, l Line) ([]byte, error) {
	request, err := s.request(ctx, l)
	if err != nil {
		return nil, err
	}
	client := *s.Client
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	response, err := client.Do(request)
	if err != nil {
		return nil, unavailable("The speech server does not answer.", err)
	}
	defer response.Body.Close() // it was only read
	if response.StatusCode != http.StatusOK {
		return nil, unavailable(fmt.Sprintf("The speech server answers %d.", response.StatusCode), nil)
	}
	wav, err := io.ReadAll(io.LimitReader(response.Body, maxSize+1))
	switch {
	case err != nil:
		return nil, unavailable("The speech server broke off.", err)
	case len(wav) > maxSize:
		return nil, unavailable("The voice would not stop.", nil)
	}
	return wav, nil
}

func (s Service) request(ctx context.Context, l Line) (*http.Request, error) {
	body, err := json.Marshal(map[string]string{
		"model": s.Model, "voice": l.Voice.Name, "input": l.Text, "response_format": "wav",
	})
	if err != nil {
		return nil, fmt.Errorf("ask the speech server: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL, bytes.NewReader(body))
	if err != nil {
		return nil, unavailable("The address of the speech server is none of the web.", err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "audio/wav")
	if s.Token != "" {
		request.Header.Set("Authorization", "Bearer "+s.Token)
	}
	return request, nil
}
