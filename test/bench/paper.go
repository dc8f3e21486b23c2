package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

// paper returns the folder of a paper of so many articles, made for this run
// from the one that is kept.
func (b *bench) paper(ctx context.Context, articles int) (string, error) {
	name := "paper-" + strconv.Itoa(articles)
	kept, own := filepath.Join(b.kept, name), filepath.Join(b.dir, name)
	if _, err := os.Stat(own); err == nil {
		return own, nil
	}
	if _, err := os.Stat(kept); err != nil {
		if err := os.MkdirAll(b.kept, 0o755); err != nil {
			return "", err
		}
		if err := exec.CommandContext(ctx, b.courant, "demo", "--no-serve", "--articles", strconv.Itoa(articles), "--data", kept).Run(); err != nil {
			return "", fmt.Errorf("make a paper of %d articles: %w", articles, err)
		}
	}
	return own, os.CopyFS(own, os.DirFS(kept))
}

// serve starts the program on the paper of so many articles. The environment
// may change its configuration.
func (b *bench) serve(ctx context.Context, articles int, env ...string) (*server, error) {
	dir, err := b.paper(ctx, articles)
	if err != nil {
		return nil, err
	}
	addr, err := freeAddr(ctx)
	if err != nil {
		return nil, err
	}
	return b.start(ctx, "courant-"+strconv.Itoa(articles), "http://"+addr, env, b.courant, "serve", "--addr", addr, "--data", dir)
}
