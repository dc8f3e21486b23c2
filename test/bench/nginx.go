package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// nginxConf is how one would serve files that are compressed already: a worker
// for each processor, no log, the files kept open.
const nginxConf = `
worker_processes auto;
pid %[1]s/nginx.pid;
error_log %[1]s/error.log;
daemon off;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on; tcp_nopush on; keepalive_requests 1000000000;
  open_file_cache max=100 inactive=60s;
  client_body_temp_path %[1]s/t1; proxy_temp_path %[1]s/t2; fastcgi_temp_path %[1]s/t3;
  uwsgi_temp_path %[1]s/t4; scgi_temp_path %[1]s/t5;
  server { listen %[2]s; root %[1]s; gzip_static on; gzip_vary on; default_type text/html; index front.html; }
}
`

// nginx serves the compressed pages, under their names.
func (b *bench) nginx(ctx context.Context, pages map[string][]byte) (*server, error) {
	if _, err := exec.LookPath("nginx"); err != nil {
		return nil, missingError("nginx is not installed")
	}
	dir := filepath.Join(b.dir, "nginx")
	if err := os.MkdirAll(dir, 0o755); err != nil { // for workers, who are nobody
		return nil, err
	}
	addr, err := freeAddr(ctx)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"nginx.conf": fmt.Appendf(nil, nginxConf, dir, addr)}
	for name, gzipped := range pages {
		files[name+".html.gz"] = gzipped
		if files[name+".html"], err = gunzip(gzipped); err != nil {
			return nil, fmt.Errorf("page %s: %w", name, err)
		}
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return nil, err
		}
	}
	return b.start(ctx, "nginx", "http://"+addr, nil, "nginx", "-c", filepath.Join(dir, "nginx.conf"), "-p", dir)
}

func gunzip(data []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
