package press

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Purger tells the caches before us to drop every page that bears one of the
// keys. It must return only when they have, and may be called again with the
// same keys.
type Purger interface {
	Purge(ctx context.Context, keys []news.Key) error
}

// HTTPPurger purges caches that take a request with the keys in a header, as
// Varnish does with its xkey module or a ban in its VCL, and Fastly's API.
type HTTPPurger struct {
	Client    *http.Client
	Addresses []string // every cache is told, since each keeps its own copies
	Method    string   // PURGE or BAN
	KeyHeader string   // Surrogate-Key, or what the cache's rules look for
	Header    http.Header
}

// Purge sends one request to every cache, or several where the keys do not fit
// in one header. It asks all of them even if some fail.
func (h *HTTPPurger) Purge(ctx context.Context, keys []news.Key) error {
	var failures []error
	for len(keys) > 0 {
		value, n := joinKeys(keys, " ")
		for _, address := range h.Addresses {
			failures = append(failures, h.ask(ctx, address, value))
		}
		keys = keys[max(n, 1):]
	}
	return errors.Join(failures...)
}

// ask bounds each request on its own, so that a cache that is away does not
// use up the time of the others.
func (h *HTTPPurger) ask(ctx context.Context, address, keys string) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, h.Method, address, http.NoBody)
	if err != nil {
		return fmt.Errorf("purge %s: %w", address, err)
	}
	maps.Copy(r.Header, h.Header)
	r.Header.Set(h.KeyHeader, keys)
	answer, err := h.Client.Do(r)
	if err != nil {
		return fmt.Errorf("purge %s: %w", address, err)
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, 64<<10))
	if answer.StatusCode >= http.StatusMultipleChoices {
		return fmt.Errorf("purge %s: the cache answered %s", address, strings.TrimSpace(answer.Status))
	}
	return nil
}
