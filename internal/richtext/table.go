package richtext

// columns returns how many columns the cell takes.
func (c Cell) columns() int { return max(c.ColSpan, 1) }

// rows returns how many rows the cell takes.
func (c Cell) rows() int { return max(c.RowSpan, 1) }

// A placed cell knows where on the grid of its table it begins and ends.
type placed struct {
	Cell
	row, column int
}

// fit returns rows as a rectangle without holes and overlaps, as HTML asks
// for: spans end where the table, its head or another cell ends, short rows
// are filled up with empty cells, and a row or column in which no cell begins
// is taken out.
func fit(rows [][]Cell) [][]Cell {
	if rectangular(rows) {
		return rows
	}
	cells, width := layOut(rows)
	cells = dropEmptyLines(cells, len(rows), width)
	fitted := make([][]Cell, 0, len(rows))
	for _, c := range cells {
		for c.row >= len(fitted) {
			fitted = append(fitted, nil)
		}
		fitted[c.row] = append(fitted[c.row], c.spans())
	}
	return fitted
}

// rectangular reports whether there are no spans and all rows are equally
// long, which is the usual table.
func rectangular(rows [][]Cell) bool {
	for _, row := range rows {
		if len(row) != len(rows[0]) || len(row) == 0 {
			return false
		}
		for _, c := range row {
			if c.ColSpan != 0 || c.RowSpan != 0 {
				return false
			}
		}
	}
	return true
}

// headRows counts the rows at the top that hold nothing but headers.
func headRows(rows [][]Cell) int {
	for i, row := range rows {
		if len(row) == 0 {
			return i
		}
		for _, c := range row {
			if !c.Header {
				return i
			}
		}
	}
	return len(rows)
}

// layOut lays the cells out from left to right and top to bottom, in reading
// order, and fills what stays free. It returns the cells and the width.
func layOut(rows [][]Cell) ([]placed, int) {
	width := width(rows)
	head := headRows(rows)
	taken := make([][]bool, len(rows))
	for i := range taken {
		taken[i] = make([]bool, width)
	}
	var cells []placed
	for i, row := range rows {
		end := len(rows)
		if i < head {
			end = head
		}
		for column := range width {
			if taken[i][column] {
				continue
			}
			c := Cell{Header: i < head}
			if len(row) > 0 {
				c, row = row[0], row[1:]
			}
			c.RowSpan = min(c.rows(), end-i)
			c.ColSpan = free(taken[i][column:], c.columns())
			cells = append(cells, placed{c, i, column})
			take(taken[i:i+c.RowSpan], column, c.ColSpan)
		}
	}
	return cells, width
}

// width returns how many columns the widest row needs, with the cells that
// reach into it from above, and no more than [MaxColumns].
func width(rows [][]Cell) int {
	most := 0
	var above []int // for each column, how many more rows a cell above reaches down
	for _, row := range rows {
		column := 0
		for _, c := range row {
			for column < len(above) && above[column] > 0 {
				column++
			}
			for range min(c.columns(), MaxColumns) {
				if column == len(above) {
					above = append(above, 0)
				}
				if column < MaxColumns {
					above[column] = max(above[column], c.rows())
					column++
				}
			}
		}
		for i := range above {
			if above[i] > 0 {
				most = max(most, i+1)
				above[i]--
			}
		}
	}
	return min(most, MaxColumns)
}

// free returns how many of the first n places are not taken.
func free(taken []bool, n int) int {
	for i := range min(n, len(taken)) {
		if taken[i] {
			return i
		}
	}
	return min(n, len(taken))
}

func take(rows [][]bool, column, n int) {
	for _, row := range rows {
		for i := column; i < column+n; i++ {
			row[i] = true
		}
	}
}

// dropEmptyLines takes out rows and columns in which no cell begins.
func dropEmptyLines(cells []placed, rows, columns int) []placed {
	rowAt, columnAt := make([]int, rows+1), make([]int, columns+1)
	for _, c := range cells {
		rowAt[c.row+1], columnAt[c.column+1] = 1, 1
	}
	for i := range rows {
		rowAt[i+1] += rowAt[i]
	}
	for i := range columns {
		columnAt[i+1] += columnAt[i]
	}
	for i, c := range cells {
		c.RowSpan = rowAt[c.row+c.RowSpan] - rowAt[c.row]
		c.ColSpan = columnAt[c.column+c.ColSpan] - columnAt[c.column]
		c.row, c.column = rowAt[c.row], columnAt[c.column]
		cells[i] = c
	}
	return cells
}

// spans returns the cell with spans of 1 as 0, the normal form.
func (p placed) spans() Cell {
	c := p.Cell
	if c.RowSpan == 1 {
		c.RowSpan = 0
	}
	if c.ColSpan == 1 {
		c.ColSpan = 0
	}
	return c
}
