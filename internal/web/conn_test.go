package web

import (
	"bytes"
	"io"
	"net"
	"testing"
)

// pipe returns both ends of a connection on loopback.
func pipe(t *testing.T) (ours *conn, theirs net.Conn) {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	theirs, err = new(net.Dialer).DialContext(t.Context(), "tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	accepted, err := newCorkListener(l, nil).Accept()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { theirs.Close(); accepted.Close() })
	return accepted.(*conn), theirs
}

func TestCorkHoldsSmallWritesOnly(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		writes []int
		held   []int // after each write
	}{
		{"a header, then the body", []int{4096, 11_000}, []int{4096, 0}},
		{"a header alone", []int{4096}, []int{4096}},
		{"the records of TLS", []int{1500, 1500, 1500}, []int{1500, 3000, 4500}},
		{"a big write alone", []int{60_000}, []int{0}},
		{"small after big", []int{60_000, 100}, []int{0, 100}},
		{"more than may be held", []int{4096, 4096, 4096, 4096, 4096, 4096, 4096, 4096, 4096}, []int{4096, 8192, 12288, 16384, 20480, 24576, 28672, 32768, 0}},
		{"nothing", nil, nil},
	}
	for _, test := range tests {
		ours, theirs := pipe(t)
		var want bytes.Buffer
		ours.cork()
		for i, n := range test.writes {
			p := pattern(n)
			want.Write(p)
			if got, err := ours.Write(p); got != n || err != nil {
				t.Errorf("%s: wrote %d, %v", test.name, got, err)
			}
			clear(p) // the caller may use its buffer again
			if got := len(*ours.held); got != test.held[i] {
				t.Errorf("%s: after write %d %d bytes are held, want %d", test.name, i, got, test.held[i])
			}
		}
		if err := ours.uncork(); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		got := make([]byte, want.Len())
		if _, err := io.ReadFull(theirs, got); err != nil || !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%s: something else arrived, %v", test.name, err)
		}
	}
}

func TestErrorOfAHeldWriteIsNotLost(t *testing.T) {
	t.Parallel()
	ours, _ := pipe(t)
	ours.cork()
	if _, err := ours.Write([]byte("held")); err != nil {
		t.Fatal(err)
	}
	ours.Close()
	if err := ours.uncork(); err == nil {
		t.Error("what was held is gone, and nobody was told")
	}
	ours.cork()
	_, _ = ours.Write([]byte("held"))
	if n, err := ours.Write(make([]byte, 60_000)); n != 0 || err == nil {
		t.Errorf("a closed connection took %d bytes, %v", n, err)
	}
}
