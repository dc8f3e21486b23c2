package quote

// german returns the reporting words of German, in the forms that news uses:
// present, preterite, subjunctive and participle.
func german() *language {
	return &language{
		cues:       set(germanSaying(), germanJudging(), germanParticiples()),
		participle: set(germanParticiples()),
		pronouns:   set("er sie es man wir ich dieser diese jener viele einige andere"),
		skipped: set("hat habe haben hatte hatten wird würde werden auch dann später zudem außerdem weiter weiterhin ferner",
			"bereits noch schon sich nicht jedoch allerdings gestern heute dabei dazu darauf daraufhin deshalb hingegen",
			"unter anderem wörtlich ebenfalls so zwar selbst hier dort damals zunächst schließlich immerhin trotzdem zugleich",
			"gleichzeitig nun jetzt nur da immer wieder einerseits andererseits insbesondere besonders"),
		passive: set("wurde wurden wird werden worden sei ist war"),
		breaks:  set("dass aber doch sondern weil wenn während obwohl ob da nachdem bevor als und oder denn wie"),
		preps: set("in im an am auf bei beim mit nach von vom zu zum zur für aus über unter vor durch gegen ohne um seit",
			"bis gegenüber laut zwischen wegen trotz während anlässlich neben ins ans"),
		verbSecond: true,
	}
}

func germanSaying() string {
	return `fragen meinen fordern kritisieren betonen glauben berichten warnen bezweifeln befürchten befürchtet befürchtete
		prophezeit prophezeite urteilt urteilte urteilten moniert monierte monierten bemängelt bemängelte bemängelten
		rügt rügte rügten tadelt tadelte schimpft schimpfte klagt klagte klagten jubelt jubelte freut freute
		bedauert bedauerte bedauerten unterstellt unterstellte verwies verweist verwiesen erinnert erinnerte merkt merkte
		hob hebt fasst fasste rechtfertigt rechtfertigte rechtfertigten beschwert beschwerte beteuert beteuerte beteuerten
		dementiert dementierte dementierten bestreitet bestritt bestritten leugnet leugnete drängt drängte rät riet rieten
		ermahnt ermahnte meldet meldete meldeten informiert informierte wirbt warb beschuldigt beschuldigte bezichtigte
		offenbart offenbarte verriet verrät schildert schilderte schilderten verlas verliest räsoniert spottet spottete
		schwärmt schwärmte ermuntert ermunterte denkt dachte folgert folgerte
		sagt sagte sagten sagen erklärt erklärte erklärten erklären meint meinte meinten betont betonte betonten
		äußert äußerte äußerten schreibt schrieb schrieben schreiben berichtet berichtete berichteten
		fragt fragte fragten antwortet antwortete antworteten fügt fügte fügten ergänzt ergänzte ergänzten
		kommentiert kommentierte kommentierten kritisiert kritisierte kritisierten fordert forderte forderten
		warnt warnte warnten verspricht versprach versprachen kündigt kündigte kündigten teilt teilte teilten
		behauptet behauptete behaupteten bekräftigt bekräftigte bekräftigten bestätigt bestätigte bestätigten
		versichert versicherte versicherten verlangt verlangte verlangten ruft rief riefen
		heißt hieß hiess lautet lautete lauteten verkündet verkündete verkündeten unterstreicht unterstrich
		argumentiert argumentierte argumentierten zitiert zitierte zitierten formuliert formulierte
		resümiert resümierte skandierte skandierten spricht sprach sprachen redet redete erzählt erzählte erzählten
		gesteht gestand räumt räumte räumten entgegnet entgegnete erwidert erwiderte wundert glaubt glaubte
		hofft hoffte weist wies wiesen begründet begründete bezweifelt bezweifelte bezweifelten zweifelt zweifelte
		begründeten reagiert reagierte reagierten vermutet vermutete attackiert attackierte attackierten droht drohte beklagt beklagte
		erläutert erläuterte erläuterten verdeutlicht verdeutlichte verdeutlichten bilanziert bilanzierte kontert konterte konterten
		mutmaßt mutmaßte mutmaßten prognostiziert prognostizierte prognostizierten scherzt scherzte witzelt witzelte prahlt prahlte
		flüstert flüsterte brüllt brüllte schreit schrie schrien seufzt seufzte jammert jammerte predigt predigte gelobt gelobte
		schwört schwor schworen garantiert garantierte signalisiert signalisierte signalisierten befindet befand überlegt überlegte
		entschuldigt entschuldigte entschuldigten gratuliert gratulierte kondoliert kondolierte beschwört beschwor gab gaben
		widerspricht widersprach widersprachen empört empörte empörten ärgert ärgerte bedankt bedankte bedankten
		wettert wetterte poltert polterte giftet giftete stichelt stichelte höhnt höhnte sinniert sinnierte staunt staunte
		interpretiert interpretierte deutet deutete definiert definierte schlussfolgert schlussfolgerte notiert notierte
		annonciert annoncierte proklamiert proklamierte diktiert diktierte berief beruft spekuliert spekulierte spekulierten
		bestreiten bestätigen verlangen versichern vermuten schätzten rechnet rechnete rechneten erwartet erwartete erwarteten
		verteidigten kündigen äußern nennen antworten raten ankündigen mitteilen erzählen loben verurteilen bezeichnen sprechen
		empfiehlt empfahl plädiert plädierte appelliert appellierte konstatiert konstatierte präzisiert präzisierte
		verteidigt verteidigte wirft warf warfen mahnt mahnte bittet bat wünscht wünschte twitterte twittert`
}

func germanJudging() string {
	return `nennt nannte nannten bezeichnet bezeichnete bezeichneten hält hielt hielten sieht sah sahen beschreibt beschrieb
		beschrieben wertet wertete werteten würdigt würdigte würdigten lobt lobte lobten verurteilt verurteilte
		verurteilten beurteilt beurteilte bewertet bewertete charakterisiert charakterisierte begrüßt begrüßte begrüßten
		dankt dankte schätzt schätzte tituliert titulierte lehnt lehnte lehnten stuft stufte
		prangert prangerte attestiert attestierte`
}

func germanParticiples() string {
	return `gesagt erklärt geäußert geschrieben berichtet bezeichnet genannt kritisiert gefordert betont mitgeteilt angekündigt
		zurückgewiesen verurteilt beschrieben gewertet gelobt begrüßt gewarnt zitiert bestätigt versprochen beteuert
		hingewiesen gesprochen behauptet kommentiert begründet beklagt ausgedrückt`
}
