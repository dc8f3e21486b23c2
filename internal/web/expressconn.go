package web

import (
	"net"
	"net/http"
	"net/netip"
	"time"
)

// A track is the part of a connection that the express lane runs on. Its
// fields are used by one goroutine at a time: that of the connection, or the
// one that net/http sends to watch it during a request and waits for after.
type track struct {
	door   *Door // nil once the lane has left the connection for good
	client netip.Addr
	idle   bool      // net/http waits for a request and holds no bytes
	rest   []byte    // read from the connection and not handed on
	until  time.Time // before its first request of net/http; zero after it
}

// net/http counts the time for the first request of a connection from when it
// begins to wait. So the lane keeps it waiting for this long at most; then the
// next request is for net/http, which from there on counts from the request.
const firstWait = 30 * time.Second

func newTrack(door *Door, remote string) track {
	return track{door: door, client: parseAddr(remote), idle: true, until: door.now().Add(firstWait)}
}

// Read is called by net/http in three moods: waiting for a request, where the
// lane takes its turn; watching, during a request, for the reader to leave; and
// on a connection that the lane has left, for whatever comes.
func (c *conn) Read(p []byte) (int, error) {
	switch {
	case c.door != nil && c.idle:
		return c.await(p)
	case c.door != nil:
		return c.watch(p)
	case len(c.rest) > 0:
		return c.unread(p), nil
	}
	return c.TCPConn.Read(p)
}

// await answers requests until one comes that is for net/http.
func (c *conn) await(p []byte) (int, error) {
	for {
		n := c.unread(p)
		if n < 2 { // nothing, or the byte that watch met
			m, err := c.TCPConn.Read(p[n:])
			if n += m; err != nil {
				return n, err
			}
		}
		var r Plain
		v := readPlain(p[:n], &r)
		if v == strange {
			c.door = nil
			return n, nil
		}
		c.rest = append(c.rest, p[r.length:n]...)
		if v == express {
			if done, err := c.answer(&r); err != nil {
				return 0, err
			} else if done {
				continue
			}
		}
		c.idle = false
		return r.length, nil
	}
}

// watch waits for the reader to leave. The beginning of the next request stays
// with us: net/http is told that nothing came, and stops watching.
func (c *conn) watch(p []byte) (int, error) {
	n, err := c.TCPConn.Read(p)
	c.rest = append(c.rest, p[:n]...)
	return 0, err
}

// unread moves bytes kept back into p.
func (c *conn) unread(p []byte) int {
	n := copy(p, c.rest)
	c.rest = c.rest[:copy(c.rest, c.rest[n:])]
	return n
}

// answer sends the answer to r, or reports false where there is none.
func (c *conn) answer(r *Plain) (bool, error) {
	now := c.door.now()
	if !c.until.IsZero() && now.After(c.until) {
		return false, nil
	}
	a := c.door.answers.Get().(*expressAnswer)
	defer c.door.answers.Put(a)
	if !c.door.answer(a, r, c.client, now) {
		return false, nil
	}
	if err := c.SetDeadline(c.deadline(now)); err != nil {
		return false, err
	}
	return true, c.sendExpress(a)
}

// deadline is for the answer and for the next request to come.
func (c *conn) deadline(now time.Time) time.Time {
	if c.until.IsZero() {
		return now.Add(idleTime)
	}
	return c.until.Add(firstWait)
}

// sendExpress sends an answer in one system call.
func (c *conn) sendExpress(a *expressAnswer) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	a.pieces = [3][]byte{a.start, a.head, a.body}
	a.vector = a.pieces[:]
	_, err := a.vector.WriteTo(c.TCPConn)
	a.pieces, a.body = [3][]byte{}, nil
	return err
}

// follow keeps the tracks in step with net/http.
func follow(nc net.Conn, state http.ConnState) {
	c, ok := nc.(*conn)
	if !ok {
		return
	}
	switch state {
	case http.StateIdle:
		c.idle, c.until = true, time.Time{}
	case http.StateHijacked:
		c.door = nil
	}
}
