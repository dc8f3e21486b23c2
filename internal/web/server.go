package web

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// ServeOptions say where and what to serve.
type ServeOptions struct {
	Addr     string       // host:port to listen on, where there is no Listener
	Listener net.Listener // taken over and closed
	Handler  http.Handler
	Express  *Door       // whose Lane to use, over plain HTTP; nil for none
	TLS      *tls.Config // nil for plain HTTP
	Log      *slog.Logger

	// Drain is how long requests under way may take to end once ctx has; ten
	// seconds when zero.
	Drain time.Duration
}

// Limits on what one connection may take. A handler that needs longer, for an
// upload or a stream, moves its own deadlines with http.ResponseController.
const (
	headerTime  = 10 * time.Second // to send the header of a request
	requestTime = 2 * time.Minute  // to send a whole request, and to take the answer
	idleTime    = 2 * time.Minute  // between two requests
	headerBytes = 32 << 10
)

// Serve answers requests until ctx ends and those under way are through, or
// their time is up. It returns nil after an orderly end.
func Serve(ctx context.Context, o ServeOptions) error {
	l, err := listen(ctx, o)
	if err != nil {
		return err
	}
	s := &http.Server{
		Handler:           o.Handler,
		TLSConfig:         o.TLS,
		ReadHeaderTimeout: headerTime,
		ReadTimeout:       requestTime,
		WriteTimeout:      requestTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    headerBytes,
		ErrorLog:          slog.NewLogLogger(o.Log.Handler(), slog.LevelDebug), // mostly strangers' broken handshakes
		ConnContext:       withConn,
		ConnState:         follow,
	}
	failed := make(chan error, 1)
	go func() { failed <- serve(s, l, o.Express) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve on %s: %w", l.Addr(), err)
	case <-ctx.Done():
		return drain(ctx, s, cmp.Or(o.Drain, 10*time.Second), o.Log)
	}
}

// serve accepts connections. What comes over TLS is not for the express lane,
// which runs beneath it.
func serve(s *http.Server, l net.Listener, express *Door) error {
	if s.TLSConfig != nil {
		return s.ServeTLS(newCorkListener(l, nil), "", "")
	}
	if express != nil && express.lane == nil {
		express = nil
	}
	return s.Serve(newCorkListener(l, express))
}

// drain ends a server in order, or cuts off what does not end in time.
func drain(ctx context.Context, s *http.Server, patience time.Duration, log *slog.Logger) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	err := s.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		log.WarnContext(ctx, "requests cut off", "patience", patience)
		err = s.Close()
	}
	if err != nil {
		return fmt.Errorf("stop serving: %w", err)
	}
	return nil
}

// listen opens the port, and says in plain words why it cannot.
func listen(ctx context.Context, o ServeOptions) (net.Listener, error) {
	if o.Listener != nil {
		return o.Listener, nil
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", o.Addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, &news.Error{Kind: news.Conflict, Message: "Another program already uses " + o.Addr +
			". Stop it, or choose another address."}
	case errors.Is(err, syscall.EACCES):
		return nil, &news.Error{Kind: news.Forbidden, Message: "This user may not open " + o.Addr +
			". Ports below 1024 need a right of their own; choose a higher one or grant it."}
	case err != nil:
		return nil, &news.Error{Kind: news.Invalid, Message: "The address " + o.Addr + " cannot be opened: " + cause(err) + "."}
	}
	return l, nil
}

// cause returns the innermost error, the part of it a person can use.
func cause(err error) string {
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		err = inner
	}
	return err.Error()
}
