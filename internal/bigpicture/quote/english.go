package quote

import "strings"

// english returns the reporting words of English: any verb of saying, asking,
// writing, judging or naming may cue a quotation.
func english() *language {
	l := &language{
		cues:       set(englishIrregular()),
		participle: set("told said written put called quoted heard read"),
		pronouns:   set("he she they it we i you who many some others both everyone someone"),
		skipped: set("has have had also then later once never always even just still again only already first further",
			"would will can could may might must should did does do not now recently reportedly soon simply both all",
			"is are was were be been being am 've 'd didn't doesn't don't hasn't wasn't won't often repeatedly instead",
			"famously too himself herself themselves itself to"),
		passive: set("is are was were be been being get got"),
		breaks: set("but when because while although though if whether unless whereas which where that and or so than",
			"what how why"),
		preps: set("in on at by for from with during after before about over under against into of to as amid through",
			"between despite following since until within without upon toward towards like via among"),
	}
	for lemma := range strings.FieldsSeq(englishRegular()) {
		for i, form := range inflected(lemma) {
			l.cues[form] = true
			if i == 2 {
				l.participle[form] = true
			}
		}
	}
	return l
}

// inflected returns a regular verb with its forms: ask, asks, asked, asking.
// A final "+" says that the last letter doubles.
func inflected(lemma string) []string {
	stem, doubles := strings.CutSuffix(lemma, "+")
	switch last := stem[len(stem)-1]; {
	case doubles:
		return []string{stem, stem + "s", stem + string(last) + "ed", stem + string(last) + "ing"}
	case last == 'e':
		return []string{stem, stem + "s", stem + "d", stem[:len(stem)-1] + "ing"}
	case last == 'y' && !strings.ContainsAny(stem[len(stem)-2:len(stem)-1], "aeou"):
		y := stem[:len(stem)-1]
		return []string{stem, y + "ies", y + "ied", stem + "ing"}
	case strings.HasSuffix(stem, "s") || strings.HasSuffix(stem, "sh") || strings.HasSuffix(stem, "ch"):
		return []string{stem, stem + "es", stem + "ed", stem + "ing"}
	default:
		return []string{stem, stem + "s", stem + "ed", stem + "ing"}
	}
}

func englishIrregular() string {
	return `say says said saying tell tells told telling write writes wrote written writing
		think thinks thought thinking speak speaks spoke speaking read reads reading
		swear swears swore swearing put puts putting hear hears heard quip quips quipped quipping
		shoot shoots shot fire fires fired feel feels felt mean means meant sing sings sang singing`
}

func englishRegular() string {
	return `accuse acknowledge add address admit+ advise affirm agree allege announce answer apologize appeal applaud argue
		articulate ask assert assess assure attack attest blame blast boast bemoan
		call caution challenge characterize charge chant cheer chide chime cite claim clarify comment compare complain
		conclude concede condemn confess confide confirm contend continue convey counter crack criticize cry
		criticise characterise emphasise apologise summarise
		dare decide declare decry defend demand denounce deny describe detail dictate disclose discuss dismiss dispute dub+
		echo elaborate emphasize encourage enthuse estimate exclaim expect explain exhort express
		fume gush grumble hail highlight hint hope
		implore imply indicate inform inquire insist instruct interject intone invoke
		jest joke judge justify label lament laugh lecture list+ marvel mock moan muse mention mutter murmur
		name note observe object offer opine order
		paint phrase plead pledge pin+ point ponder post praise pray predict press proclaim promise propose protest prophesy
		query question quote
		rail rant reason reassure recall recite recommend reflect refer+ refute reiterate reject relate remark remember remind
		repeat reply report request respond retort reveal rip+ roar
		scoff scold scream shout shrug+ sigh slam+ snap+ sneer stammer state stress submit+ suggest summarize surmise
		tease testify text thank theorize threaten tout trumpet tweet
		underline underscore urge utter venture vent voice volunteer vow wail warn welcome whisper wish wonder worry write yell`
}
