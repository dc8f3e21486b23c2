package reader

import "time"

// moment is a time of day of some day: in lists the hour for today, the date
// before.
func (e *edition) moment(t time.Time) TimeView {
	t = t.In(e.zone)
	label := e.locale.MediumDate(t)
	if e.day(t).Equal(e.day(e.now)) {
		label = e.locale.Time(t)
	}
	return TimeView{Machine: t.Format(time.RFC3339), Label: label, Full: e.locale.DateTime(t)}
}

// laterMoment is moment for a time that may be missing.
func (e *edition) laterMoment(t time.Time) *TimeView {
	if t.IsZero() {
		return nil
	}
	v := e.moment(t)
	return &v
}

// date is a whole day.
func (e *edition) date(day time.Time) TimeView {
	day = day.In(e.zone)
	full := e.locale.FullDate(day)
	return TimeView{Machine: day.Format(time.DateOnly), Label: full, Full: full}
}
