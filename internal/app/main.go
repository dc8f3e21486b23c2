package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/alecthomas/kong"

	"github.com/courant-press/courant/internal/config"
	"github.com/courant-press/courant/internal/mail/standing"
	"github.com/courant-press/courant/internal/news"
)

// A Process is what the program is given by the machine it runs on.
type Process struct {
	Args    []string // without the name of the program
	Environ []string
	Stdin   io.Reader
	Stdout  io.Writer // what was asked for
	Stderr  io.Writer // the log, and what went wrong
	Now     func() time.Time
	DNS     standing.Resolver // nil for the one of the machine

	proof int // width in pixels of the demo's pictures where tests do not look at them; 0 for full width
}

// Exit codes, for those who script against the commands.
const (
	exitGood   = 0
	exitFailed = 1
	exitUsage  = 2
)

// grammar is the command line.
type grammar struct {
	Config string `help:"Configuration file." placeholder:"FILE" type:"path"`

	Demo     demoCommand        `cmd:"" help:"Make a folder with The Ferry Gazette, a made-up daily, and serve it."`
	Serve    serveCommand       `cmd:"" help:"Serve the paper."`
	Setup    setupCommand       `cmd:"" help:"Make a new paper: its name, its language, its first account."`
	Staff    staffCommands      `cmd:"" help:"The accounts of the newsroom."`
	Settings settingsCommands   `cmd:"" help:"What the publisher decides: name, motto, language, AI policy and so on."`
	Import   importCommands     `cmd:"" help:"Move in from another system."`
	Picture  bigpictureCommands `cmd:"" name:"bigpicture" help:"What the archive says: quotes, storylines, what is related."`
	Listen   listenCommands     `cmd:"" help:"Articles that can be heard."`
	Migrate  migrateCommand     `cmd:"" help:"Bring the database up to date, which serve does by itself."`
	Conf     configCommands     `cmd:"" name:"config" help:"The configuration."`
	Theme    themeCommands      `cmd:"" help:"The look of the paper."`
	Doctor   doctorCommand      `cmd:"" help:"Look whether everything is in order, and say what is not."`
	OpenAPI  openapiCommand     `cmd:"" name:"openapi" help:"Print the description of the API."`
	Version  versionCommand     `cmd:"" help:"Print the version."`
}

// A run is what every command gets.
type run struct {
	Process
	ctx    context.Context
	config config.Config
}

// Main runs the program until it is done or ctx ends, and returns its exit
// code: 0 for good, 1 for failed, 2 for a wrong use.
func Main(ctx context.Context, p Process) int {
	var g grammar
	command, done, err := parse(&g, p)
	if done {
		return exitGood
	}
	if err != nil {
		fmt.Fprintf(p.Stderr, "courant: %v. Try: courant --help\n", err)
		return exitUsage
	}
	r := &run{Process: p, ctx: ctx}
	if r.config, err = config.Load(g.Config, p.Environ); err == nil {
		err = command.Run(r)
	}
	if err != nil {
		fmt.Fprintf(p.Stderr, "courant: %s\n", explain(err))
		return exitFailed
	}
	return exitGood
}

// parse reads the command line. It reports done if help was asked for and
// has been printed.
func parse(g *grammar, p Process) (command *kong.Context, done bool, err error) {
	parser, err := kong.New(g,
		kong.Name("courant"),
		kong.Description("A daily newspaper in one program."),
		kong.Writers(p.Stdout, p.Stderr),
		kong.Exit(func(int) { done = true }),
		kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		return nil, false, err
	}
	args := p.Args
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err = parser.Parse(args)
	return command, done, err
}

// explain returns what an operator should read: our own sentence, with what
// we were doing in front of errors from below.
func explain(err error) string {
	if _, ok := errors.AsType[*news.Error](err); ok {
		return news.Sentence(err)
	}
	return err.Error()
}

// logger writes to standard error as the configuration says.
func (r *run) logger() *slog.Logger {
	var level slog.Level
	_ = level.UnmarshalText([]byte(r.config.Log.Level)) // was checked with the configuration
	options := &slog.HandlerOptions{Level: level}
	if r.config.Log.Format == "json" {
		return slog.New(slog.NewJSONHandler(r.Stderr, options))
	}
	return slog.New(slog.NewTextHandler(r.Stderr, options))
}
