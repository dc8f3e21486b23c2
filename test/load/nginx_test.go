package load

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

const nginxConf = `
worker_processes %d;
pid %s/nginx.pid;
error_log %[2]s/error.log;
daemon off;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on; tcp_nopush on; keepalive_requests 1000000000;
  open_file_cache max=100 inactive=60s;
  client_body_temp_path %[2]s/t1; proxy_temp_path %[2]s/t2; fastcgi_temp_path %[2]s/t3;
  uwsgi_temp_path %[2]s/t4; scgi_temp_path %[2]s/t5;
  server { listen %[3]s; root %[2]s; gzip_static on; gzip_vary on; default_type text/html; }
}
`

// startNginx serves one precompressed page with a configuration of its own.
func startNginx(b *testing.B, gzipped, plain []byte) contender {
	b.Helper()
	dir, addr := nginxDir(b), freeAddr(b)
	files := map[string]string{
		"nginx.conf":   fmt.Sprintf(nginxConf, runtime.GOMAXPROCS(0), dir, addr),
		"page.html":    string(plain),
		"page.html.gz": string(gzipped),
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	nginx := exec.CommandContext(b.Context(), "nginx", "-c", filepath.Join(dir, "nginx.conf"), "-p", dir)
	nginx.Cancel = func() error { return nginx.Process.Signal(os.Interrupt) } // its workers end with it
	if err := nginx.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = nginx.Process.Signal(os.Interrupt); _ = nginx.Wait() })
	url := "http://" + addr + "/page.html"
	waitFor(b, url)
	return contender{"nginx", url, func() time.Duration { return cpuOfChildren(b, nginx.Process.Pid) }}
}

// nginxDir is a folder that nginx's workers, who are nobody, can read too.
func nginxDir(b *testing.B) string {
	b.Helper()
	dir, err := os.MkdirTemp("", "courant-load") //nolint:usetesting // b.TempDir lies in a folder that only we may enter
	if err == nil {
		err = os.Chmod(dir, 0o755)
	}
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func freeAddr(b *testing.B) string {
	b.Helper()
	l, err := new(net.ListenConfig).Listen(b.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// waitFor waits until a server answers, at most five seconds.
func waitFor(b *testing.B, url string) {
	b.Helper()
	for range 100 {
		r, err := http.NewRequestWithContext(b.Context(), http.MethodHead, url, nil)
		if err != nil {
			b.Fatal(err)
		}
		answer, err := new(http.Client).Do(r)
		if err == nil {
			answer.Body.Close()
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.Fatalf("%s does not answer", url)
}

// cpuOfChildren adds up the processor time of a process's children, which with
// nginx do all the work.
func cpuOfChildren(b *testing.B, parent int) time.Duration {
	b.Helper()
	children, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%[1]d/children", parent))
	if err != nil {
		b.Fatal(err)
	}
	var sum time.Duration
	for child := range strings.FieldsSeq(string(children)) {
		sum += cpuOf(b, child)
	}
	return sum
}

// cpuOf reads user and system time from /proc, in hundredths of a second. The
// name of the process, which comes before them, may hold anything.
func cpuOf(b *testing.B, pid string) time.Duration {
	b.Helper()
	stat, err := os.ReadFile("/proc/" + pid + "/stat")
	if err != nil {
		b.Fatal(err)
	}
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	var ticks int
	for _, field := range fields[11:13] {
		n, err := strconv.Atoi(field)
		if err != nil {
			b.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}
