package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// An Answer is what a request with an idempotency key was answered.
type Answer struct {
	Owner  int64 // whose key it is
	Key    string
	Digest string // of the request, hexadecimal; the key is for this one alone
	Status int    // 0 while the request is being carried out
	Type   string
	Body   []byte
	At     time.Time
}

// Answers remembers answers for a day.
type Answers interface {
	// BeginAnswer notes that a request is being carried out, and returns nil,
	// or returns what is known of its key already.
	BeginAnswer(ctx context.Context, a Answer) (*Answer, error)
	// EndAnswer keeps what was answered. An answer with status 0 is forgotten.
	EndAnswer(ctx context.Context, a Answer) error
}

// longestKey is the longest idempotency key, in bytes; a UUID has 36.
const longestKey = 200

// largestOnce is the largest request that can be sent with a key, in bytes.
const largestOnce = 4 << 20

// A Once carries out a POST with an Idempotency-Key once, and gives the same
// answer to those who send it again (draft-ietf-httpapi-idempotency-key-header).
// Uploads need no key: a file sent twice is the same file.
type Once struct {
	Answers Answers
	Owner   func(r *http.Request) (int64, bool) // who asks; keys of strangers are ignored
	Now     func() time.Time
	Log     *slog.Logger
}

// Wrap stands before h.
func (o Once) Wrap(h Handler) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		key := r.Header.Get("Idempotency-Key")
		owner, ok := o.Owner(r)
		kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
		if key == "" || !ok || r.Method != http.MethodPost || kind == "multipart/form-data" {
			return h(w, r)
		}
		asked, err := asked(r, owner, key)
		if err != nil {
			return err
		}
		asked.At = o.Now()
		known, err := o.Answers.BeginAnswer(r.Context(), asked)
		if err != nil {
			return fmt.Errorf("look up an idempotency key: %w", err)
		}
		if known != nil {
			return again(w, asked, *known)
		}
		return o.carryOut(w, r, h, asked)
	}
}

// asked reads a request that came with a key.
func asked(r *http.Request, owner int64, key string) (Answer, error) {
	if len(key) > longestKey {
		return Answer{}, &news.Error{Kind: news.Invalid, Message: "The idempotency key is longer than 200 bytes."}
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, largestOnce+1))
	if err != nil {
		return Answer{}, fmt.Errorf("read the request: %w", err)
	}
	if len(body) > largestOnce {
		return Answer{}, &news.Error{Kind: news.Invalid, Message: "A request with an idempotency key can have 4 MiB at most."}
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	sum := sha256.New()
	fmt.Fprintf(sum, "%s %s\n", r.Method, r.URL.RequestURI())
	sum.Write(body)
	return Answer{Owner: owner, Key: key, Digest: hex.EncodeToString(sum.Sum(nil))}, nil
}

// again gives the answer that was given before.
func again(w http.ResponseWriter, asked, known Answer) error {
	switch {
	case known.Digest != asked.Digest:
		return &news.Error{Kind: news.Invalid, Message: "This idempotency key was used for another request."}
	case known.Status == 0:
		return &news.Error{Kind: news.Conflict, Message: "This request is being carried out. Ask again in a moment."}
	}
	if known.Type != "" {
		w.Header().Set("Content-Type", known.Type)
	}
	w.Header().Set("Idempotency-Replayed", "true")
	w.WriteHeader(known.Status)
	_, err := w.Write(known.Body)
	return err
}

// carryOut does what was asked and remembers the answer. A failure of ours is
// forgotten, so that the request can be tried again.
func (o Once) carryOut(w http.ResponseWriter, r *http.Request, h Handler, asked Answer) error {
	copied := &copier{ResponseWriter: w, status: http.StatusOK}
	err := h(copied, r)
	if err == nil && copied.status < http.StatusInternalServerError {
		asked.Status, asked.Type, asked.Body = copied.status, copied.Header().Get("Content-Type"), copied.body.Bytes()
	}
	if err := o.Answers.EndAnswer(context.WithoutCancel(r.Context()), asked); err != nil {
		o.Log.ErrorContext(r.Context(), "an answer could not be remembered", "error", err)
	}
	return err
}

// A copier keeps a copy of the answer that goes through it.
type copier struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

func (c *copier) WriteHeader(status int) {
	c.status = status
	c.ResponseWriter.WriteHeader(status)
}

func (c *copier) Write(b []byte) (int, error) {
	c.body.Write(b)
	return c.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (c *copier) Unwrap() http.ResponseWriter { return c.ResponseWriter }
