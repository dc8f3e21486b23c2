package news

import "testing"

func TestAccountCheck(t *testing.T) {
	tests := []struct {
		name  string
		staff Staff
		good  bool
	}{
		{"complete", Staff{Email: "ada@paper.example", Name: "Ada", Posts: As(Reporter)}, true},
		{"no address", Staff{Email: "ada", Name: "Ada", Posts: As(Reporter)}, false},
		{"a name around the address", Staff{Email: "Ada <ada@paper.example>", Name: "Ada", Posts: As(Reporter)}, false},
		{"no name", Staff{Email: "ada@paper.example", Name: " ", Posts: As(Reporter)}, false},
		{"no such role", Staff{Email: "ada@paper.example", Name: "Ada", Posts: As("king")}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := tt.staff.Check(); (err == nil) != tt.good {
				t.Errorf("Check = %v", err)
			}
		})
	}
}

func TestCheckPassword(t *testing.T) {
	ada := Staff{Email: "adaquilladaquill@paper.example", Name: "Ada Quill Ada"}
	tests := map[string]bool{
		"nine ferries at dawn": true,
		"フェリーが九隻出る朝のこと":        true,
		"short":                          false,
		"adaquilladaquill@paper.example": false,
		"AdaQuillAdaQuill":               false,
		"Ada Quill Ada":                  false,
		"aaaaaaaaaaaa":                   false,
	}
	for word, good := range tests {
		if err := ada.CheckPassword(word); (err == nil) != good {
			t.Errorf("CheckPassword(%q) = %v", word, err)
		}
	}
}
