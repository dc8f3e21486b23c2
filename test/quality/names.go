package main

import (
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/bigpicture/name"
	"github.com/courant-press/courant/internal/bigpicture/prose"
	"github.com/courant-press/courant/internal/bigpicture/topic"
	"github.com/courant-press/courant/internal/news"
)

// A sentence is a line of text whose names people have marked.
type sentence struct {
	ID     int
	Tokens []string
	Tags   []string
}

// names measures how many names are found, in the kinds that people, places
// and organisations have. The names of one half of the sentences are the
// topics; the other half is read, once with the topics alone (a gazetteer, the
// floor) and once by our tagger. A name is right if it begins and ends where
// people said.
func (q *quality) names() error {
	for _, set := range []struct{ file, lang string }{{"wikigold", "en"}, {"re3d_train", "en"}, {"wnut17_train", "en"}} {
		all, err := rows[sentence](q, "ner/"+set.file+".jsonl")
		if err != nil {
			return err
		}
		var known, read []sentence
		for _, s := range all {
			if half(set.file, s.ID) {
				known = append(known, s)
			} else if q.chosen(set.file + strconv.Itoa(s.ID)) {
				read = append(read, s)
			}
		}
		tagger := topic.NewTagger(gazetteer(known))
		var alone, ours score
		for _, s := range read {
			text, starts := rejoin(s, set.lang)
			gold := goldNames(s, starts)
			tags := tagger.Tag(text)
			unknown := tags.Unknown
			tags.Unknown = nil
			compareNames(&ours, gold, tags, unknown)
			text.Names = name.Find(blank(text.Passages), set.lang)
			compareNames(&alone, gold, tagger.Tag(text), nil)
		}
		q.report.figure(set.file+": names, F1", ours.f1(), alone.f1(), 0, ours.String()+" (floor: gazetteer alone)")
	}
	return nil
}

// half divides sentences into those that give topics and those that are read.
func half(file string, id int) bool {
	h := fnv.New32a()
	h.Write([]byte("topics" + file + strconv.Itoa(id)))
	return h.Sum32()>>8%2 == 0
}

// blank returns as many passages without words, in which no name is found.
func blank(passages []prose.Passage) []prose.Passage { return make([]prose.Passage, len(passages)) }

// rejoin writes the tokens of a sentence as a text and returns where each
// begins, in characters.
func rejoin(s sentence, lang string) (topic.Text, []int) {
	starts, at := make([]int, len(s.Tokens)+1), 0
	for i, token := range s.Tokens {
		starts[i] = at
		at += len([]rune(token)) + 1
	}
	starts[len(s.Tokens)] = at
	passages := []prose.Passage{prose.NewPassage(0, 0, strings.Join(s.Tokens, " "))}
	return topic.Text{Passages: passages, Names: name.Find(passages, lang)}, starts
}

// namedKind returns the kind of topic of a tag, "" for all other tags.
func namedKind(tag string) news.TopicKind {
	_, kind, _ := strings.Cut(tag, "-")
	switch strings.ToLower(kind) {
	case "per", "person":
		return news.Person
	case "loc", "location":
		return news.Place
	case "org", "organisation", "corporation", "group":
		return news.Organisation
	default:
		return ""
	}
}

// marked calls f for each name of a sentence, with its tokens. Some sets also
// mark pronouns and common nouns ("their", "civilians"); a name has a capital.
func marked(s sentence, f func(from, to int, kind news.TopicKind)) {
	for i := 0; i < len(s.Tags); {
		kind := namedKind(s.Tags[i])
		end := i + 1
		for end < len(s.Tags) && strings.HasPrefix(s.Tags[end], "I-") && s.Tags[end][2:] == s.Tags[i][min(2, len(s.Tags[i])):] {
			end++
		}
		if text := strings.Join(s.Tokens[i:end], " "); kind != "" && text != strings.ToLower(text) {
			f(i, end, kind)
		}
		i = end
	}
}

// gazetteer returns the names of sentences as topics.
func gazetteer(sentences []sentence) []topic.Topic {
	var all []topic.Topic
	seen := map[string]bool{}
	for _, s := range sentences {
		marked(s, func(from, to int, kind news.TopicKind) {
			text := strings.Join(s.Tokens[from:to], " ")
			if !seen[text] {
				seen[text] = true
				all = append(all, topic.Topic{ID: int64(len(all) + 1), Kind: kind, Name: text})
			}
		})
	}
	return all
}

// goldNames returns where the names of a sentence begin and end.
func goldNames(s sentence, starts []int) map[span]bool {
	all := map[span]bool{}
	marked(s, func(from, to int, _ news.TopicKind) {
		all[span{starts[from], starts[to] - 1}] = true
	})
	return all
}

// compareNames counts the names of tags, and of unknown ones, that are in gold.
func compareNames(s *score, gold map[span]bool, tags topic.Tags, unknown []topic.Unknown) {
	found := map[span]bool{}
	note := func(p prose.Place) { found[span{p.Start, p.End}] = true }
	for _, tag := range tags.Known {
		for _, p := range tag.Places {
			note(p)
		}
	}
	for _, a := range tags.Ambiguous {
		note(a.Place)
	}
	for _, u := range unknown {
		for _, p := range u.Places {
			note(p)
		}
	}
	for f := range found {
		if gold[f] {
			s.right++
		} else {
			s.wrong++
		}
	}
	for g := range gold {
		if !found[g] {
			s.missed++
		}
	}
}
