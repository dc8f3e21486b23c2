package web

import (
	"crypto/rand"
	"io"
	"net/http"
	"strings"
)

// A recorder stands between a handler and the connection. It remembers what
// was sent, for the log and so that nothing is sent twice, and has the first
// bytes of an answer leave in one packet.
type recorder struct {
	http.ResponseWriter
	conn   *conn // to cork; nil where it is not ours
	status int   // zero until the header is written
	bytes  int64
	id     string
}

// recorderOf returns the recorder that w is already wrapped in, or a new one.
func recorderOf(w http.ResponseWriter) *recorder {
	for inner := w; ; {
		switch v := inner.(type) {
		case *recorder:
			return v
		case interface{ Unwrap() http.ResponseWriter }:
			inner = v.Unwrap()
		default:
			return &recorder{ResponseWriter: w}
		}
	}
}

// WriteHeader sends the header of the answer once; later ones are in error and
// go unheard. Those of the hundreds come before the answer.
func (rec *recorder) WriteHeader(status int) {
	if rec.status != 0 {
		return
	}
	if status >= http.StatusOK || status == http.StatusSwitchingProtocols {
		rec.status = status
	}
	rec.ResponseWriter.WriteHeader(status)
}

// corkFrom is the size of a body that net/http does not send in one piece with
// its header.
const corkFrom = 2048

// Write corks the connection for the first write of a body, so that header and
// body go out together.
func (rec *recorder) Write(p []byte) (n int, err error) {
	if rec.conn == nil || rec.bytes > 0 || len(p) < corkFrom {
		n, err = rec.write(p)
		return n, err
	}
	rec.conn.cork()
	n, err = rec.write(p)
	if flushErr := rec.conn.uncork(); err == nil {
		err = flushErr
	}
	return n, err
}

func (rec *recorder) write(p []byte) (int, error) {
	if rec.status == 0 {
		rec.status = http.StatusOK
	}
	n, err := rec.ResponseWriter.Write(p) //nolint:gosec // templates have escaped what handlers write
	rec.bytes += int64(n)
	return n, err
}

// ReadFrom lets the kernel copy files to the connection.
func (rec *recorder) ReadFrom(src io.Reader) (int64, error) {
	if rec.status == 0 {
		rec.status = http.StatusOK
	}
	n, err := io.Copy(rec.ResponseWriter, src)
	rec.bytes += n
	return n, err
}

// Flush is for handlers that look for an http.Flusher.
func (rec *recorder) Flush() {
	if rec.status == 0 {
		rec.status = http.StatusOK
	}
	_ = http.NewResponseController(rec.ResponseWriter).Flush()
}

// Unwrap lets http.ResponseController reach the connection.
func (rec *recorder) Unwrap() http.ResponseWriter { return rec.ResponseWriter }

// name returns the ID of this request, the same in every log line about it.
func (rec *recorder) name(newID func() string) string {
	switch {
	case rec.id != "":
	case newID != nil:
		rec.id = newID()
	default:
		rec.id = strings.ToLower(rand.Text()[:10])
	}
	return rec.id
}
