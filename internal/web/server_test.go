package web

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A house is a server on loopback.
type house struct {
	addr   string
	client *http.Client
	stop   func() error
}

func open(tb testing.TB, h Handler, change func(*ServeOptions)) *house {
	tb.Helper()
	l, err := new(net.ListenConfig).Listen(tb.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	o := ServeOptions{Listener: l, Log: log, Handler: NewDoor(DoorOptions{
		Handler: h, Errors: &Errors{Log: log}, Policy: PublicPolicy(nil, nil), Log: log, Now: time.Now,
	})}
	if change != nil {
		change(&o)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- Serve(ctx, o) }()
	transport := &http.Transport{DisableCompression: true}
	stop := sync.OnceValue(func() error {
		cancel()
		err := <-ended
		transport.CloseIdleConnections()
		return err
	})
	tb.Cleanup(func() { _ = stop() })
	return &house{l.Addr().String(), &http.Client{Transport: transport}, stop}
}

func (h *house) get(t *testing.T, path string) reply {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+h.addr+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	return h.ask(t, r)
}

func (h *house) ask(t *testing.T, r *http.Request) reply {
	t.Helper()
	answer, err := h.client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Error(err)
	}
	return reply{answer.StatusCode, answer.Header, string(body)}
}

// sized answers with as many bytes as the path asks for, in one write.
func sized(w http.ResponseWriter, r *http.Request) error {
	var n int
	if _, err := fmt.Sscanf(r.URL.Path, "/%d", &n); err != nil {
		return err
	}
	w.Header().Set("Content-Length", strconv.Itoa(n))
	_, err := w.Write(pattern(n))
	return err
}

func pattern(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i * 131 >> 3)
	}
	return b
}

// Whatever its size, an answer arrives whole and at once, also where header
// and body fill the buffers of net/http to the byte.
func TestAnswerOfAnySizeArrivesWhole(t *testing.T) {
	t.Parallel()
	h := open(t, sized, nil)
	c, err := new(net.Dialer).DialContext(t.Context(), "tcp", h.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	from := bufio.NewReader(c)
	for _, n := range sizes() {
		_ = c.SetDeadline(time.Now().Add(10 * time.Second))
		fmt.Fprintf(c, "GET /%d HTTP/1.1\r\nHost: gazette.example\r\n\r\n", n)
		answer, err := http.ReadResponse(from, nil)
		if err != nil {
			t.Fatalf("%d bytes: %v", n, err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || !bytes.Equal(body, pattern(n)) {
			t.Fatalf("%d bytes: got %d, %v", n, len(body), err)
		}
	}
}

// sizes has every length near which net/http's two buffers of 2 and 4 KB run
// full together with a header of up to 2 KB, and some far beyond.
func sizes() []int {
	ns := []int{0, 1, 15_000, 60_000, 1 << 20}
	for n := 2000; n < 4200; n++ {
		ns = append(ns, n)
	}
	return ns
}

func TestPipelinedRequestsAreAllAnswered(t *testing.T) {
	t.Parallel()
	h := open(t, sized, nil)
	c, err := new(net.Dialer).DialContext(t.Context(), "tcp", h.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(10 * time.Second))
	for range 20 {
		_, _ = io.WriteString(c, "GET /15000 HTTP/1.1\r\nHost: g\r\n\r\n")
	}
	from := bufio.NewReader(c)
	for i := range 20 {
		answer, err := http.ReadResponse(from, nil)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || len(body) != 15_000 {
			t.Fatalf("answer %d: %d bytes, %v", i, len(body), err)
		}
	}
}

func TestManyReadersAtOnce(t *testing.T) {
	t.Parallel()
	h := open(t, sized, nil)
	var readers sync.WaitGroup
	for i := range 16 {
		readers.Go(func() {
			for j := range 20 {
				n := 1000*i + 777*j
				if body := h.get(t, fmt.Sprint("/", n)).Body; body != string(pattern(n)) {
					t.Errorf("%d bytes arrived broken", n)
				}
			}
		})
	}
	readers.Wait()
}

func TestStreamArrivesPieceByPiece(t *testing.T) {
	t.Parallel()
	read := make(chan struct{})
	piece := strings.Repeat("x", 4096)
	h := open(t, func(w http.ResponseWriter, _ *http.Request) error {
		for range 3 {
			_, _ = io.WriteString(w, piece)
			if err := http.NewResponseController(w).Flush(); err != nil {
				return err
			}
			w.(http.Flusher).Flush()
			<-read
		}
		return nil
	}, nil)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+h.addr, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := h.client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	for range 3 {
		if _, err := io.ReadFull(answer.Body, make([]byte, len(piece))); err != nil {
			t.Fatal(err)
		}
		read <- struct{}{}
	}
}

func TestFileAndItsRangesAreServed(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "harbour.jpg")
	if err := os.WriteFile(name, pattern(300_000), 0o600); err != nil {
		t.Fatal(err)
	}
	h := open(t, func(w http.ResponseWriter, r *http.Request) error {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		http.ServeContent(w, r, "harbour.jpg", time.Time{}, f)
		return nil
	}, nil)
	if body := h.get(t, "/").Body; body != string(pattern(300_000)) {
		t.Errorf("got %d bytes", len(body))
	}
	r, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+h.addr, nil)
	r.Header.Set("Range", "bytes=100000-199999")
	answer := h.ask(t, r)
	if answer.Status != http.StatusPartialContent || answer.Body != string(pattern(300_000)[100_000:200_000]) {
		t.Errorf("got %d with %d bytes", answer.Status, len(answer.Body))
	}
}

func TestHijackedConnectionIsTheHandlers(t *testing.T) {
	t.Parallel()
	h := open(t, func(w http.ResponseWriter, _ *http.Request) error {
		c, buffered, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return err
		}
		defer c.Close()
		line, _ := buffered.ReadString('\n')
		_, err = io.WriteString(c, "echo "+line)
		return err
	}, nil)
	c, err := new(net.Dialer).DialContext(t.Context(), "tcp", h.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_, _ = io.WriteString(c, "GET / HTTP/1.1\r\nHost: g\r\n\r\nahoy\n")
	if got, _ := io.ReadAll(c); string(got) != "echo ahoy\n" {
		t.Errorf("got %q", got)
	}
}

func TestReaderWhoDoesNotReadIsLetGo(t *testing.T) {
	t.Parallel()
	ended := make(chan error, 1)
	h := open(t, func(w http.ResponseWriter, _ *http.Request) error {
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(50 * time.Millisecond))
		_, err := w.Write(make([]byte, 64<<20))
		ended <- err
		return err
	}, nil)
	c, err := new(net.Dialer).DialContext(t.Context(), "tcp", h.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_, _ = io.WriteString(c, "GET / HTTP/1.1\r\nHost: g\r\n\r\n")
	if err := <-ended; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestServeOverTLS(t *testing.T) {
	t.Parallel()
	for _, protocol := range []string{"http/1.1", "h2"} {
		t.Run(protocol, func(t *testing.T) {
			t.Parallel()
			example := httptest.NewUnstartedServer(nil)
			example.StartTLS()
			t.Cleanup(example.Close)
			certificate := example.TLS.Certificates[0]
			pool := x509.NewCertPool()
			pool.AddCert(example.Certificate())
			h := open(t, sized, func(o *ServeOptions) {
				o.TLS = &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12}
			})
			client := &http.Client{Transport: &http.Transport{
				TLSClientConfig:   &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12},
				ForceAttemptHTTP2: protocol == "h2",
			}}
			defer client.CloseIdleConnections()
			for _, n := range []int{100, 3000, 4096, 15_000, 60_000, 1 << 20} {
				r, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, fmt.Sprintf("https://%s/%d", h.addr, n), nil)
				answer, err := client.Do(r)
				if err != nil {
					t.Fatal(err)
				}
				body, _ := io.ReadAll(answer.Body)
				answer.Body.Close()
				if !bytes.Equal(body, pattern(n)) {
					t.Errorf("%d bytes arrived as %d", n, len(body))
				}
				if h2 := answer.ProtoMajor == 2; h2 != (protocol == "h2") || answer.Header.Get("Strict-Transport-Security") == "" {
					t.Errorf("%s with %v", answer.Proto, answer.Header)
				}
			}
		})
	}
}

func TestServerDrains(t *testing.T) {
	t.Parallel()
	begun := make(chan struct{})
	h := open(t, func(w http.ResponseWriter, _ *http.Request) error {
		close(begun)
		time.Sleep(100 * time.Millisecond)
		return says("The last page.")(w, nil)
	}, nil)
	got := make(chan string)
	go func() { got <- h.get(t, "/").Body }()
	<-begun
	if err := h.stop(); err != nil {
		t.Errorf("stopping: %v", err)
	}
	if body := <-got; body != "The last page." {
		t.Errorf("the request under way got %q", body)
	}
}

func TestServerDoesNotWaitForEver(t *testing.T) {
	t.Parallel()
	begun, release := make(chan struct{}), make(chan struct{})
	defer close(release)
	h := open(t, func(http.ResponseWriter, *http.Request) error {
		close(begun)
		<-release
		return nil
	}, func(o *ServeOptions) { o.Drain = 10 * time.Millisecond })
	go func() {
		r, _ := http.NewRequestWithContext(context.Background(), http.MethodGet, "http://"+h.addr, nil)
		if answer, err := h.client.Do(r); err == nil {
			answer.Body.Close()
		}
	}()
	<-begun
	if err := h.stop(); err != nil {
		t.Errorf("stopping: %v", err)
	}
}

func TestPortInUseIsSaidPlainly(t *testing.T) {
	t.Parallel()
	h := open(t, sized, nil)
	tests := map[string]string{
		h.addr:              "Another program already uses " + h.addr + ". Stop it, or choose another address.",
		"127.0.0.1:seventy": "The address 127.0.0.1:seventy cannot be opened: ",
	}
	for addr, want := range tests {
		err := Serve(t.Context(), ServeOptions{Addr: addr, Log: slog.New(slog.DiscardHandler)})
		if refusal, ok := errors.AsType[*news.Error](err); !ok || !strings.HasPrefix(refusal.Message, want) {
			t.Errorf("%s: got %v", addr, err)
		}
	}
}
