package locale

import "strconv"

// Number is a whole number in the locale's digits, with its separators between thousands: "1,234", "1 234", "۱٬۲۳۴".
func (l *Locale) Number(n int) string {
	digits := strconv.Itoa(n)
	var out []byte
	if digits[0] == '-' {
		digits = digits[1:]
		out = append(out, l.table.Number.Minus...)
	}
	grouped := len(digits) >= 3+l.table.Number.MinimumGrouping
	for i, digit := range []byte(digits) {
		if left := len(digits) - i; grouped && i > 0 && left%3 == 0 {
			out = append(out, l.table.Number.Group...)
		}
		out = append(out, l.digits[digit-'0']...)
	}
	return string(out)
}

// appendNumber appends a number of a date: no separators, noughts in front up to width digits.
func (l *Locale) appendNumber(out []byte, n, width int) []byte {
	var space [20]byte
	digits := strconv.AppendInt(space[:0], int64(n), 10)
	if digits[0] == '-' {
		digits = digits[1:]
		out = append(out, l.table.Number.Minus...)
	}
	for range width - len(digits) {
		out = append(out, l.digits[0]...)
	}
	for _, digit := range digits {
		out = append(out, l.digits[digit-'0']...)
	}
	return out
}
