package reader

import (
	"context"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/theme"
	"github.com/courant-press/courant/internal/web"
)

// sampleArticles is how many articles of the front are tried on a theme.
const sampleArticles = 20

// Samples returns views of every kind of page to check a theme with: filled
// ones, made from what the Source has, and empty ones, in which no template
// may stumble over what is missing. The richer the paper, the better the
// check; it needs no press.
func (s *Site) Samples(ctx context.Context) ([]theme.Sample, error) {
	e, err := s.edition(ctx)
	if err != nil {
		return nil, err
	}
	builders, err := s.sampleBuilders(ctx, e)
	if err != nil {
		return nil, err
	}
	samples := append(e.emptyPages(), e.sampleReader()...)
	for _, b := range builders {
		l, err := b(ctx, e)
		if err != nil {
			return nil, err
		}
		samples = append(samples, theme.Sample{Page: l.kind, View: l.view})
	}
	return samples, nil
}

// sampleBuilders are the pages of a paper that its front leads to.
func (s *Site) sampleBuilders(ctx context.Context, e *edition) ([]builder, error) {
	start := paper.Cursor{}
	builders := []builder{
		s.front, s.latest(start), s.heard(start), s.corrections(start), s.storylines(start), s.staff, s.noPage, s.archive(""),
		s.topics(""), s.topics("/person"),
	}
	asked, err := s.sampleQuestions(ctx, e)
	if err != nil {
		return nil, err
	}
	builders = append(builders, asked...)
	letters, err := s.sampleLetters(ctx)
	if err != nil {
		return nil, err
	}
	builders = append(builders, letters...)
	digests, err := s.source.Digests(ctx, 1, e.now)
	if err != nil {
		return nil, err
	}
	for _, d := range digests.Digests {
		builders = append(builders, s.digestPage(d.Day))
	}
	newest, err := s.source.Latest(ctx, start, sampleArticles, e.now)
	if err != nil {
		return nil, err
	}
	for _, c := range newest.Cards {
		more, err := s.sampleArticle(ctx, e, c)
		if err != nil {
			return nil, err
		}
		builders = append(builders, more...)
	}
	past, err := s.samplePast(ctx, e)
	if err != nil {
		return nil, err
	}
	builders = append(builders, past...)
	for _, c := range e.frame.Pages {
		builders = append(builders, s.article(c.ID))
	}
	gone, err := s.source.Withdrawn(ctx, time.Time{}, sampleArticles)
	for _, w := range gone {
		builders = append(builders, s.withdrawn(w.ID))
	}
	return builders, err
}

// sampleQuestions are the lists of questions, and the pages of some.
func (s *Site) sampleQuestions(ctx context.Context, e *edition) ([]builder, error) {
	var builders []builder
	for _, state := range []news.QuestionState{news.OpenQuestion, news.Answered} {
		builders = append(builders, s.questions(state, paper.Cursor{}))
		p, err := s.source.QuestionsPage(ctx, state, paper.Cursor{}, e.now)
		if err != nil {
			return nil, err
		}
		for _, q := range p.Questions {
			builders = append(builders, s.questionPage(q.ID), s.article(q.Article))
		}
	}
	return builders, nil
}

// sampleLetters are the pages of letters with their newest issues.
func (s *Site) sampleLetters(ctx context.Context) ([]builder, error) {
	p, err := s.source.LettersPage(ctx)
	builders := []builder{s.letterSent}
	for _, l := range p.Letters {
		builders = append(builders, s.letterList, s.letter(l.Slug, paper.Cursor{}))
		if l.Last != nil {
			builders = append(builders, s.issue(l.Slug, l.Last.ID))
		}
	}
	return builders, err
}

// samplePast are pages of the time machine, if the front was ever launched.
func (s *Site) samplePast(ctx context.Context, e *edition) ([]builder, error) {
	month, err := s.source.FrontMonth(ctx, news.HomeFront, "", e.now)
	if err != nil && news.KindOf(err) == news.NotFound {
		return nil, nil
	}
	builders := []builder{s.frontMonth(news.HomeFront, "")}
	for _, day := range month.Days {
		builders = append(builders, s.pastFront(news.HomeFront, day.Last.Address))
	}
	return builders, err
}

// sampleArticle are the pages around one article.
func (s *Site) sampleArticle(ctx context.Context, e *edition, c paper.Card) ([]builder, error) {
	p, err := s.source.ArticlePage(ctx, c.ID, e.now)
	if err != nil {
		return nil, err
	}
	start, day := paper.Cursor{}, e.day(c.PublishedAt)
	builders := []builder{
		s.article(c.ID), s.history(c.ID), s.embed(c.ID), s.section(c.Section.ID, start),
		s.archive(day.Format("/2006")), s.archive(day.Format("/2006/01")), s.archive(day.Format("/2006/01/02")),
	}
	for _, x := range p.Storylines {
		builders = append(builders, s.storyline(x.ID, start), s.timeline(x.ID, start), s.since(x.ID, e.now.Format(time.DateOnly)))
	}
	for _, t := range p.Topics {
		builders = append(builders, s.topic(t.ID, start))
		if q, err := s.source.QuotesPage(ctx, t.ID, start, e.now); err == nil && len(q.Quotes) > 0 {
			builders = append(builders, s.quotes(t.ID, start))
		}
	}
	for _, a := range p.Authors {
		builders = append(builders, s.author(a.ID, start))
	}
	return builders, nil
}

// sampleReader are the pages of a reader of letters that nobody is.
func (e *edition) sampleReader() []theme.Sample {
	choices := []ChoiceView{{"1", e.settings.Name, true}}
	prefer := PreferView{
		View: e.view(e.notePage("prefer", e.word("letter_prefer"))), Action: lettersPath, Email: "nora@paper.example",
		Done: e.word("letter_chosen"), Letters: []SignupLetter{{ID: 1, Name: e.settings.Name, Chosen: true}},
		Langs: choices, Sections: choices, Moving: "ove@paper.example", Data: lettersPath, DataJSON: lettersPath,
	}
	facts := []FigureView{{e.word("letter_data_since"), e.moment(e.now).Full}}
	dossier := DossierView{
		View: e.view(e.notePage("dossier", e.word("letter_data"))), Email: "nora@paper.example", Facts: facts,
		Letters: []DossierLetterView{{e.settings.Name, facts}},
		Mails:   []DossierMailView{{e.settings.Name, e.word("latest"), "accepted", e.moment(e.now)}}, Back: lettersPath, JSON: lettersPath,
	}
	return []theme.Sample{{Page: "prefer", View: prefer}, {Page: "dossier", View: dossier}}
}

// emptyPages are pages with nothing on them.
func (e *edition) emptyPages() []theme.Sample {
	bare := func(kind string) View { return e.view(Page{Kind: kind}) }
	return []theme.Sample{
		{Page: "front", View: FrontView{View: bare("front")}},
		{Page: "past_front", View: PastFrontView{View: bare("past_front")}},
		{Page: "front_month", View: FrontMonthView{View: bare("front_month")}},
		{Page: "section", View: SectionPageView{View: bare("section")}},
		{Page: "topic", View: TopicView{View: bare("topic")}},
		{Page: "quotes", View: QuotesView{View: bare("quotes")}},
		{Page: "topics", View: TopicsView{View: bare("topics")}},
		{Page: "author", View: AuthorView{View: bare("author")}},
		{Page: "article", View: ArticleView{View: bare("article")}},
		{Page: "standing", View: ArticleView{View: bare("standing")}},
		{Page: "withdrawn", View: WithdrawnView{View: bare("withdrawn")}},
		{Page: "history", View: HistoryView{View: bare("history")}},
		{Page: "storyline", View: StorylineView{View: bare("storyline")}},
		{Page: "storylines", View: StorylinesView{View: bare("storylines")}},
		{Page: "timeline", View: TimelineView{View: bare("timeline")}},
		{Page: "since", View: SinceView{View: bare("since")}},
		{Page: "latest", View: LatestView{View: bare("latest")}},
		{Page: "corrections", View: CorrectionsView{View: bare("corrections")}},
		{Page: "questions", View: QuestionsView{View: bare("questions")}},
		{Page: "question", View: QuestionPageView{View: bare("question")}},
		{Page: "heard", View: HeardView{View: bare("heard")}},
		{Page: "digest", View: DigestView{View: bare("digest")}},
		{Page: "staff", View: StaffView{View: bare("staff")}},
		{Page: "archive_years", View: ArchiveYearsView{View: bare("archive_years")}},
		{Page: "archive_year", View: ArchiveYearView{View: bare("archive_year")}},
		{Page: "archive_month", View: ArchiveMonthView{View: bare("archive_month")}},
		{Page: "archive_day", View: ArchiveDayView{View: bare("archive_day")}},
		{Page: "error", View: e.errorView(web.Problem{})},
		{Page: "embed", View: EmbedView{View: bare("embed")}},
		{Page: "letters", View: LetterListView{View: bare("letters")}},
		{Page: "letter", View: LetterView{View: bare("letter")}},
		{Page: "issue", View: IssueView{View: bare("issue")}},
		{Page: "letter_note", View: LetterNoteView{View: bare("letter_note")}},
		{Page: "prefer", View: PreferView{View: bare("prefer")}},
		{Page: "dossier", View: DossierView{View: bare("dossier")}},
	}
}
