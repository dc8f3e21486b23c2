package app

import (
	"bufio"
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/blob/disk"
)

// TestTerminatedProgramDrains sends SIGTERM to the program while one reader is
// in the middle of a large picture: that reader still gets the whole of it,
// nobody new is let in, and the program ends well.
func TestTerminatedProgramDrains(t *testing.T) {
	t.Parallel()
	p := startPaper(t)
	narrow := net.Dialer{Control: func(_, _ string, c syscall.RawConn) error {
		return c.Control(func(fd uintptr) { _ = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, 4096) })
	}}
	slow, err := narrow.DialContext(t.Context(), "tcp", p.address)
	ok(t, err)
	defer slow.Close()
	_, err = fmt.Fprintf(slow, "GET /media/%s/1920 HTTP/1.1\r\nHost: %s\r\n\r\n", keepNoise(t, p.Dir), p.address)
	ok(t, err)
	answer, err := http.ReadResponse(bufio.NewReader(slow), nil)
	ok(t, err)
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK || answer.ContentLength < 1<<20 {
		t.Fatalf("the picture comes with %d and %d bytes, too few to be slow", answer.StatusCode, answer.ContentLength)
	}
	ok(t, p.Process.Signal(syscall.SIGTERM))
	p.refuses(t)
	body, err := io.ReadAll(answer.Body)
	if err != nil || int64(len(body)) != answer.ContentLength {
		t.Errorf("the slow reader got %d bytes of %d: %v", len(body), answer.ContentLength, err)
	}
	if err := p.Wait(); err != nil {
		t.Errorf("the program ended with %v:\n%s", err, p.said)
	}
}

// keepNoise puts a picture into the files of a paper that no JPEG makes small,
// and returns its hash.
func keepNoise(t *testing.T, dir string) string {
	t.Helper()
	noise := image.NewRGBA(image.Rect(0, 0, 1920, 1280))
	r := rand.NewPCG(1, 2)
	for i := range noise.Pix {
		noise.Pix[i] = byte(r.Uint64())
		if i%4 == 3 {
			noise.Pix[i] = 255 // opaque
		}
	}
	var file bytes.Buffer
	ok(t, (&png.Encoder{CompressionLevel: png.NoCompression}).Encode(&file, noise))
	shelf, err := disk.Open(filepath.Join(dir, "courant-data", "files"))
	ok(t, err)
	hash, _, err := shelf.Put(t.Context(), &file)
	ok(t, err)
	return hash
}

// A running program, which serves a paper without articles.
type running struct {
	*exec.Cmd
	address string
	said    *bytes.Buffer
}

func startPaper(t *testing.T) *running {
	t.Helper()
	p := &running{address: freeAddress(t), said: &bytes.Buffer{}}
	dir := t.TempDir()
	setup := exec.CommandContext(t.Context(), "courant", "setup", "--name", "The Courant", "--email", "ed@courant.example", "--staff-name", "Ed Itor")
	setup.Dir = dir
	if said, err := setup.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	p.Cmd = exec.CommandContext(t.Context(), "courant", "serve", "--addr", p.address)
	p.Dir, p.Stderr = dir, p.said
	ok(t, p.Start())
	p.answers(t)
	return p
}

// answers waits until the program answers somebody new.
func (p *running) answers(t *testing.T) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
		if answer, err := client.Get("http://" + p.address + "/healthz"); err == nil {
			_ = answer.Body.Close()
			return
		}
	}
	t.Fatalf("the program does not answer:\n%s", p.said)
}

// refuses waits until the program lets nobody in any more.
func (p *running) refuses(t *testing.T) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		c, err := net.Dial("tcp", p.address)
		if err != nil {
			return
		}
		_ = c.Close()
	}
	t.Fatal("the program still lets readers in")
}
