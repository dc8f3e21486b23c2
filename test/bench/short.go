package main

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// short compares a page with answers that have no body. wrk waits for a body
// after HEAD, so all three are asked for by readers of our own; their figures
// are not those of wrk.
func (b *bench) short(ctx context.Context, s *server, path string) error {
	etag, err := s.etag(ctx, path)
	if err != nil {
		return err
	}
	known := "If-None-Match: " + etag + "\r\n"
	manners := []struct {
		name, method, field string
		costs               []float64 // processor time of the server for one answer, in microseconds
	}{{name: "hit", method: "GET"}, {name: "304", method: "GET", field: known}, {name: "HEAD", method: "HEAD"}}
	host := strings.TrimPrefix(s.base, "http://")
	for range b.rounds {
		for i, m := range manners {
			before := s.cpu()
			answers, err := b.ask(ctx, host, m.method+" "+path+" HTTP/1.1\r\nHost: "+host+"\r\nAccept-Encoding: gzip\r\n"+m.field+"\r\n")
			if err != nil {
				return err
			}
			manners[i].costs = append(m.costs, float64((s.cpu()-before).Nanoseconds())/1e3/float64(answers))
		}
	}
	hit := percentile(manners[0].costs, 50)
	for _, m := range manners[1:] {
		cost := percentile(m.costs, 50)
		b.report.atMost(m.name+": server CPU of a hit", cost/hit, 1, "x", fmt.Sprintf("%s and %s", show(cost, ""), show(hit, "µs/request")))
	}
	return nil
}

// ask sends one request over and over for one round, on every connection as
// soon as it has been answered, and returns how many answers came.
func (b *bench) ask(ctx context.Context, host, request string) (answers int64, err error) {
	ctx, cancel := context.WithTimeout(ctx, b.round)
	defer cancel()
	var count atomic.Int64
	var readers errgroup.Group
	for range connections {
		readers.Go(func() error {
			c, err := new(net.Dialer).DialContext(ctx, "tcp", host)
			if err != nil {
				return err
			}
			defer c.Close()
			if err := c.SetDeadline(time.Now().Add(b.round + 10*time.Second)); err != nil {
				return err
			}
			for r := bufio.NewReaderSize(c, 1<<16); ctx.Err() == nil; count.Add(1) {
				if err := once(c, r, request); err != nil {
					return err
				}
			}
			return nil
		})
	}
	err = readers.Wait()
	return count.Load(), err
}

// once sends a request and reads the answer to its end.
func once(c net.Conn, r *bufio.Reader, request string) error {
	if _, err := c.Write([]byte(request)); err != nil {
		return err
	}
	length, hasBody := 0, strings.HasPrefix(request, "GET")
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return err
		}
		switch value, isLength := strings.CutPrefix(line, "Content-Length: "); {
		case line == "\r\n":
			_, err := r.Discard(length)
			return err
		case strings.HasPrefix(line, "HTTP/1.1 304"):
			hasBody = false
		case strings.HasPrefix(line, "HTTP/1.1 ") && !strings.HasPrefix(line, "HTTP/1.1 200"):
			return fmt.Errorf("the server answers %q", strings.TrimSpace(line))
		case isLength && hasBody:
			if length, err = strconv.Atoi(strings.TrimSpace(value)); err != nil {
				return err
			}
		}
	}
}
