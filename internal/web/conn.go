package web

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"sync"
)

// net/http buffers 4 KB before a connection, so the usual page leaves in two
// writes: the header with the first bytes, then the rest. Over TLS it leaves
// in a dozen small records, each written alone. A write is a system call and
// often a packet; together they are a third of what a page costs.
//
// A conn can be corked: while it is, small writes are held, and go out with
// the next big one or when the cork is drawn. A recorder corks it only for the
// length of one call to Write, so nothing can be held while nobody is about to
// send it, and streams, files and hijacked connections never notice.
type conn struct {
	*net.TCPConn
	track

	mu     sync.Mutex // TLS may write from the goroutine that reads
	spare  *sync.Pool // of buffers to hold writes in, shared: most connections are idle
	held   *[]byte    // nil while not corked
	pair   [2][]byte  // room for vector
	vector net.Buffers
}

// smallWrite is the largest write that is held: the buffer of net/http, or a
// TLS record with as much in it. What is larger would cost more to copy.
const smallWrite = 4096 + 256

// mostHeld bounds the memory a connection holds.
const mostHeld = 32 << 10

func (c *conn) cork() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.held = c.spare.Get().(*[]byte)
}

// uncork sends what is held.
func (c *conn) uncork() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var err error
	if len(*c.held) > 0 {
		_, err = c.send(nil)
	}
	c.spare.Put(c.held)
	c.held = nil
	return err
}

// Write sends p, or holds it while corked. The error of a held write comes
// with the write that sends it, or with uncork.
func (c *conn) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.held != nil && len(p) <= smallWrite && len(*c.held)+len(p) <= mostHeld {
		*c.held = append(*c.held, p...)
		return len(p), nil
	}
	return c.send(p)
}

// send writes what is held and p at once, and says how much of p has left.
func (c *conn) send(p []byte) (int, error) {
	if c.held == nil || len(*c.held) == 0 {
		return c.TCPConn.Write(p)
	}
	c.pair = [2][]byte{*c.held, p}
	c.vector = c.pair[:]
	n, err := c.vector.WriteTo(c.TCPConn)
	c.pair = [2][]byte{} // the page must not live as long as the connection
	n -= int64(len(*c.held))
	*c.held = (*c.held)[:0]
	return max(int(n), 0), err
}

// A corkListener gives its connections a cork.
type corkListener struct {
	net.Listener
	spare sync.Pool
	door  *Door // with an express lane, or nil
}

func newCorkListener(l net.Listener, express *Door) *corkListener {
	return &corkListener{Listener: l, spare: sync.Pool{New: func() any { return new([]byte) }}, door: express}
}

// Accept waits for a connection. What is not TCP passes as it is.
func (l *corkListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	tcp, ok := c.(*net.TCPConn)
	if !ok {
		return c, err
	}
	ours := &conn{TCPConn: tcp, spare: &l.spare}
	if l.door != nil {
		ours.track = newTrack(l.door, tcp.RemoteAddr().String())
	}
	return ours, nil
}

type connKey struct{}

// withConn notes the connection in the context of its requests.
func withConn(ctx context.Context, c net.Conn) context.Context {
	if t, ok := c.(*tls.Conn); ok {
		c = t.NetConn()
	}
	if c, ok := c.(*conn); ok {
		return context.WithValue(ctx, connKey{}, c)
	}
	return ctx
}

// connOf returns the connection of a request that has it to itself: over
// HTTP/2 many share one, and it has its own ways to send together.
func connOf(r *http.Request) *conn {
	if r.ProtoMajor != 1 {
		return nil
	}
	c, _ := r.Context().Value(connKey{}).(*conn)
	return c
}
