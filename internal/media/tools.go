package media

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// Tools are the programs on this machine that read and write what Go can not.
// All of them are optional; a field is the path of a program, or empty.
type Tools struct {
	cwebp   string // writes WebP
	avifenc string // writes AVIF
	avifdec string // reads AVIF
	heif    string // heif-convert: reads HEIC and AVIF
	rsvg    string // rsvg-convert: draws SVG
	prlimit string // keeps the others from taking the machine's memory
}

// FindTools looks for the tools with look, which is [exec.LookPath] or says
// the same of another machine.
func FindTools(look func(name string) (path string, err error)) Tools {
	find := func(name string) string {
		path, err := look(name)
		if err != nil {
			return ""
		}
		return path
	}
	return Tools{
		cwebp: find("cwebp"), avifenc: find("avifenc"), avifdec: find("avifdec"),
		heif: find("heif-convert"), rsvg: find("rsvg-convert"), prlimit: find("prlimit"),
	}
}

// Opens refuses, with a sentence that says what to do, a type of picture that
// can not be read on this machine.
func (t Tools) Opens(kind string) error {
	switch {
	case kind == typeHEIC && t.heif == "":
		return refuse("This machine can not read HEIC. Send a JPEG, or have heif-convert installed (Debian: libheif-examples).")
	case kind == typeAVIF && t.heif == "" && t.avifdec == "":
		return refuse("This machine can not read AVIF. Send a JPEG or WebP, or have avifdec installed (Debian: libavif-bin).")
	case kind == typeSVG && t.rsvg == "":
		return refuse("This machine can not draw SVG. Send a PNG, or have rsvg-convert installed (Debian: librsvg2-bin).")
	default:
		return nil
	}
}

// Says tells in one sentence each what can be read and written.
func (t Tools) Says() string {
	reads, writes := []string{"JPEG", "PNG", "GIF", "WebP"}, []string{"JPEG", "PNG"}
	var lacks []string
	note := func(list *[]string, format, pack string, there bool) {
		if there {
			*list = append(*list, format)
		} else {
			lacks = append(lacks, pack)
		}
	}
	note(&reads, "AVIF", "libavif-bin", t.Opens(typeAVIF) == nil)
	note(&reads, "HEIC", "libheif-examples", t.Opens(typeHEIC) == nil)
	note(&reads, "SVG", "librsvg2-bin", t.Opens(typeSVG) == nil)
	note(&writes, "WebP", "webp", t.cwebp != "")
	note(&writes, "AVIF", "libavif-bin", t.avifenc != "")
	says := "Pictures are read from " + strings.Join(reads, ", ") + " and made as " + strings.Join(writes, ", ") + "."
	if len(lacks) > 0 {
		says += " For the rest, install " + strings.Join(lacks, ", ") + "."
	}
	return says
}

// What a tool may take at most.
const (
	toolTime   = time.Minute
	toolMemory = 2 << 30 // bytes of address space
)

// run has a program do its work on files, within its limits. A tool that
// fails is taken to say that the picture is damaged.
func (t Tools) run(ctx context.Context, program string, args ...string) error {
	ctx, cancel := context.WithTimeout(ctx, toolTime)
	defer cancel()
	if t.prlimit != "" {
		args = append([]string{fmt.Sprintf("--as=%d", toolMemory), "--core=0", "--", program}, args...)
		program = t.prlimit
	}
	cmd := exec.CommandContext(ctx, program, args...) //nolint:gosec // a path found at start, and file names made by us
	cmd.Env = []string{"LC_ALL=C"}
	cmd.WaitDelay = time.Second
	if said, err := cmd.CombinedOutput(); err != nil {
		return errors.Join(
			refuse("The picture is damaged and can not be shown."),
			fmt.Errorf("%s: %w: %.200s", program, err, said),
		)
	}
	return nil
}
