package frontpage

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
)

// Store is what the work on fronts asks of the store. Each method that saves
// is one transaction; what is stale is refused as [news.Conflict].
type Store interface {
	Drafts
	Launches
	Shared

	// PreviewFront returns an arrangement as readers would have it at a time.
	PreviewFront(ctx context.Context, f news.Front, now time.Time) (paper.FrontPage, error)
	// FrontStock returns what a front is arranged from.
	FrontStock() Stock
	FrontFacts(ctx context.Context, ids []int64, now time.Time) (map[int64]Facts, error)
	FrontNames(ctx context.Context, articles, topics, authors []int64) (Names, error)
	FindForFront(ctx context.Context, text string, section int64, n int) ([]int64, error)
	ListStaff(ctx context.Context) ([]news.Staff, error)
	Settings(ctx context.Context) (news.Settings, error)
	Sections(ctx context.Context) ([]news.Section, error)
}

// Drafts keeps what editors arrange.
type Drafts interface {
	FrontDrafts(ctx context.Context) ([]news.FrontDraft, error)
	FrontDraft(ctx context.Context, name string) (news.FrontDraft, error)
	CreateFront(ctx context.Context, f *news.FrontDraft, ev news.Event) error
	SaveFront(ctx context.Context, f *news.FrontDraft, ev news.Event) error
	SetFrontAside(ctx context.Context, f news.Front, ev news.Event) error
	FrontSaves(ctx context.Context, name string, n int) ([]news.FrontSave, error)
	DeleteFront(ctx context.Context, name string, ev news.Event) error
}

// Launches keeps what readers were given, and will be.
type Launches interface {
	LiveFront(ctx context.Context, name string, now time.Time) (news.FrontLaunch, error)
	LaunchFront(ctx context.Context, l *news.FrontLaunch, pressed *paper.PressedFront, ev news.Event) error
	CancelLaunch(ctx context.Context, id int64, ev news.Event) error
	FrontLaunch(ctx context.Context, id int64) (news.FrontLaunch, error)
	FrontLaunches(ctx context.Context, name string, before int64, n int) ([]news.FrontLaunch, error)
	Unpressed(ctx context.Context, now time.Time, n int) ([]news.FrontLaunch, error)
	KeepPressed(ctx context.Context, launch int64, p paper.PressedFront) error
}

// Shared keeps the containers of several fronts.
type Shared interface {
	SharedContainers(ctx context.Context) ([]news.SharedContainer, error)
	SaveSharedContainer(ctx context.Context, x *news.SharedContainer, ev news.Event) error
	DeleteSharedContainer(ctx context.Context, id int64, ev news.Event) error
}
