package floor

import (
	"slices"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
)

// A Person has an article open.
type Person struct {
	ID   int64
	Name string
}

// Here says who has an article open, in the order of their names.
type Here struct {
	Article int64
	People  []Person
}

// A visit ends when nobody says for a while that it goes on.
type visit struct {
	name  string
	until time.Time
}

// Stay is how long a visit lasts unless it is made again. A browser says so
// every [Stay] / 3.
const Stay = 45 * time.Second

// Visit says that somebody has an article open, and returns who else has.
func (f *Floor) Visit(staff news.Staff, article int64) Here {
	f.mu.Lock()
	defer f.mu.Unlock()
	people := f.visits[article]
	if people == nil {
		people = map[int64]visit{}
		f.visits[article] = people
	}
	_, before := people[staff.ID]
	people[staff.ID] = visit{staff.Name, f.Now().Add(Stay)}
	here := f.here(article)
	if !before {
		f.send(Message{Here: &here})
	}
	return here
}

// EndVisit says that somebody has closed an article.
func (f *Floor) EndVisit(staff news.Staff, article int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, ok := f.visits[article][staff.ID]; ok {
		f.endVisits(article, func(id int64, _ visit) bool { return id == staff.ID })
	}
}

// sweep ends the visits whose time is over.
func (f *Floor) sweep() {
	f.mu.Lock()
	defer f.mu.Unlock()
	now := f.Now()
	for article := range f.visits {
		f.endVisits(article, func(_ int64, v visit) bool { return !now.Before(v.until) })
	}
}

// endVisits ends those visits of an article that are over, and says so. The
// floor is locked.
func (f *Floor) endVisits(article int64, over func(int64, visit) bool) {
	people, ended := f.visits[article], false
	for id, v := range people {
		if over(id, v) {
			delete(people, id)
			ended = true
		}
	}
	if !ended {
		return
	}
	if len(people) == 0 {
		delete(f.visits, article)
	}
	here := f.here(article)
	f.send(Message{Here: &here})
}

// here says who has an article open. The floor is locked.
func (f *Floor) here(article int64) Here {
	here := Here{Article: article}
	for id, v := range f.visits[article] {
		here.People = append(here.People, Person{id, v.name})
	}
	slices.SortFunc(here.People, func(a, b Person) int {
		if order := strings.Compare(a.Name, b.Name); order != 0 {
			return order
		}
		return int(a.ID - b.ID)
	})
	return here
}

// hereNow says of every article that somebody has open who it is. The floor
// is locked.
func (f *Floor) hereNow() []Message {
	var messages []Message
	for article := range f.visits {
		here := f.here(article)
		messages = append(messages, Message{Here: &here})
	}
	return messages
}
