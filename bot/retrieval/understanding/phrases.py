"""What people say to the tool rather than ask the documents, in English, German and French.

A phrase a line, in small letters without accents and punctuation: `a/b` is either word, `(a/b)` may
be left out, `_` joins words of one choice, and `{texts}` stands for the words of a list below.
"""

LISTS = {
    "texts": "document/documents/file/files/text/texts/source/sources/paper/papers/book/books/"
    "article/articles/interview/interviews/report/reports/transcript/transcripts/pdf/pdfs",
    "texte": "dokument/dokumente/dokuments/dokumenten/datei/dateien/text/texte/texten/textes/"
    "quelle/quellen/unterlagen/buch/bucher/buecher/artikel/interview/interviews/bericht/berichte/"
    "gesprach/gesprache",
    "textes": "document/documents/fichier/fichiers/texte/textes/source/sources/livre/livres/"
    "article/articles/interview/interviews/entretien/entretiens/rapport/rapports",
    "the": "this/the/these/your/my/all_the/all_these/all",
    "this": "this/these/your/my/all_these/all_my",
    "der": "das/dem/den/der/die/des/dieses/diesem/diesen/dieser/diese/dein/deine/meine/meinem/ihre",
    "ce": "ce/cet/cette/ces/le/la/les/l/vos/tes/mes/du/des",
    "thanks": "thanks/thanx/thx/thank_you/thank_u/thankyou/ty",
    "answer": "answer/answers/info/information/reply/advice/tips/explanation",
    "danke": "danke/vielen_dank/besten_dank/herzlichen_dank/tausend_dank/lieben_dank",
    "can_you": "can_you/could_you/would_you/will_you/can_you_please/could_you_please/please",
    "kannst_du": "kannst_du/konnt_ihr/konnen_sie/koennen_sie/konntest_du/konnten_sie",
    "peux_tu": "peux_tu/pouvez_vous/pourriez_vous/pourrais_tu/tu_peux/vous_pouvez",
    "summarise": "summarise/summarize/sum_up/recap",
    "a_brief": "a_short/a_brief/a_quick/a/an/the",
    "summary": "summary/overview/gist/synopsis/outline",
    "main": "main/key/central/major/most_important",
    "points": "topic/topics/idea/ideas/point/points/subject/subjects/theme/themes/message/messages/"
    "takeaway/takeaways/finding/findings/argument/arguments",
    "fasse": "fass/fasse/fassen_sie/bitte_fasse/bitte_fass/bitte_fassen_sie",
    "überblick": "zusammenfassung/ubersicht/uberblick/uebersicht/ueberblick",
    "über": "von/uber/ueber/zu",
    "hauptthemen": "hauptthemen/hauptthema/kernaussagen/kernaussage/hauptaussagen/hauptaussage",
    "résume": "resume/resumer/resumez",
    "tool": "this_tool/this_app/this_chatbot/this_bot/this_website/this_program/footnote/the_tool",
    "werkzeug": "footnote/dieses_programm/dieses_werkzeug/dieses_tool/diese_app/dieser_chatbot",
    "outil": "footnote/cet_outil/ce_programme/ce_chatbot/cette_application",
}
FILLERS = """
so/well/and/also/but/now/then/just/oh/ah/um/uh/yes/no/please/pls/kindly/footnote/bot/there/all
everyone/nice/cool/interesting/fine/wonderful/fantastic/excellent/very_good/sorry/excuse_me
bitte/also/und/nun/mal/doch/ja/nein/gut/schon/sehr_gern/entschuldigung
s_il_te_plait/s_il_vous_plait/stp/svp/et/alors/donc/bien/tres_bien/oui/non/pardon
"""
"""What may stand beside a phrase; by itself it says nothing."""
GREETING = """
hello/helo/hallo/hi/hii/hiya/hey/heyy/howdy/greetings (there/again/all/everyone/you)
good morning/afternoon/evening/day
how are you (doing) (today)
how is/s it going
what is/s up
nice/pleased to meet you
hallo/hallochen/moin/servus/gruezi/gruss_gott/gruess_gott/gruss_dich/gruess_dich (zusammen)
guten/gute/schonen/schoenen tag/morgen/abend
wie geht es/s (dir/ihnen/euch)
wie gehts (dir/ihnen/euch)
bonjour/bonsoir/salut/coucou/allo (a_tous/a_toi)
comment ca/ca_te va
comment vas_tu/allez_vous
ca va
"""
THANKS = """
(many/big/a_big/great/ok/no) {thanks} (again/anyway)
{thanks} a_lot/a_million/so_much/so_very_much/very_much (indeed/again)
{thanks} (so_much/very_much/a_lot) for that/this/everything/helping (me)
{thanks} (so_much/very_much/a_lot) for (all) your/the/that (great/kind/quick/useful) help/time
{thanks} (so_much/very_much/a_lot) for your/the/that/this (great/kind/quick/useful) {answer}
i (really) appreciate it/that/your_help
(much/very_much) appreciated
cheers
ok/okay/okey/k/alright/all_right/great/perfect/awesome/got_it/i_see/understood/i_understand
makes sense
good to know
that/this/it is/s/was/makes (very/really/so/all/just) great/good/perfect/helpful/useful/clear/sense
that/this helps/helped (me) (a_lot)
(very/so/really) helpful
good/great/nice answer/job/work/info
well done
danke/dankeschon/dankeschoen (schon/schoen/sehr/vielmals/nochmals) (dir/ihnen/euch)
{danke} (dir/ihnen/euch)
{danke} fur/fuer alles/das
{danke} fur/fuer die/deine/ihre/eure hilfe/antwort/antworten/auskunft/info/infos
alles klar
verstehe/verstanden/ich_verstehe/super/prima/toll
das ist/war (sehr) gut/hilfreich/klar
(grand/mille/un_grand) merci (beaucoup/bien/infiniment/encore) (a_toi/a_vous/a_tous)
merci (beaucoup/bien/infiniment) pour (ton/votre/l/cette/ta) aide/reponse/information
merci (beaucoup/bien/infiniment) pour (tes/vos/les/ces) reponses/informations/infos
merci (beaucoup) pour tout
d_accord/parfait/super/je_vois/je_comprends/compris/bien_compris
c est/etait (tres) bien/utile/parfait/clair
"""
FAREWELL = """
bye/goodbye/good_bye/bye_bye/byebye (for_now/then)
see you/ya (later/soon/around/tomorrow)
farewell
good night
have a nice/good/great/lovely day/one/evening/weekend/time
take care
that is/s all/it (for) (now/today)
talk to you later/soon
tschuss/tschuess/tschussi/ciao
auf wiedersehen/wiederhoren/wiederhoeren/wiederschauen
bis bald/dann/spater/spaeter/morgen
gute nacht
schonen/schoenen tag/abend noch
das war s (fur/fuer) (heute)
mach s gut
au revoir
a bientot/plus/plus_tard/demain/la_prochaine
adieu
bonne nuit/journee/soiree
c est tout
"""
ABILITIES = """
help (me) (out)
i need (some/your) help/assistance
can/could/would/will you (please) help/assist (me) (out) (here) (with_something) (please)
can/may/could i (please) ask (you) (a/some/a_few) question/questions/something (here)
i have a/some/a_few question/questions (for_you)
what (all/else/exactly) can/could you (all/actually) do/offer (for_me/here)
(tell_me/show_me/explain) what you can/could/are_able_to do (for_me)
what can/could you help (me) with
how can/could/do/would you help (me)
what (all/else) can/could/should i ask (you/here/footnote)
what can i do with you/{tool}
what kind/kinds/sort/sorts/type/types of questions/things can/may/should i ask (you/here)
what kind/kinds/sort/sorts/type/types of questions/things can/do you answer
what/which questions/things can/may/should i ask (you/here)
what/which questions can/do you answer
what are you (able_to_do/capable_of/here_for/for)
who/what are/r you
who/what is/s footnote
what is/s your name/purpose/job/function
what are your abilities/capabilities/features/functions/skills
are you (a/an) (real) human/robot/bot/chatbot/ai/person/machine/llm/chatgpt/computer/language_model
are you real/alive
tell me about yourself
introduce yourself
how do/can/should i use/work_with you/{tool}
how do i ask/begin/get_started (here)
how does/do {tool} work
what is/s {tool} (for)
hilfe/hilf_mir
ich brauche/benotige/benoetige hilfe
{kannst_du} mir (bitte) helfen/weiterhelfen
wie/wobei/womit {kannst_du} mir helfen/weiterhelfen
was (alles) {kannst_du} (hier/alles/denn/so/eigentlich) (fur_mich/fuer_mich) (tun/machen)
was kann ich (dich/sie/hier/alles) (alles/hier) fragen
was kannst/konnen/koennen du/sie
welche/was_fur/was_fuer fragen kann/darf/soll ich (dir/ihnen/hier) stellen
wer/was bist_du/sind_sie
was/wer ist footnote
wie heisst_du/heissen_sie/heist_du
bist_du/sind_sie (ein/eine) bot/chatbot/mensch/roboter/maschine/ki/computer
stell_dich/stellen_sie_sich (bitte) vor
wie benutze/verwende/bediene ich dich/{werkzeug}
wie funktionierst du
wie funktioniert {werkzeug}
aide/aidez_moi/aide_moi/a_l_aide
j ai besoin d_aide
{peux_tu} m_aider
comment {peux_tu} m_aider
que/qu_est_ce_que {peux_tu}/sais_tu/savez_vous faire (pour_moi)
que puis_je (te/vous) demander
qu est_ce_que_je_peux/est_ce_qu_on_peut (te/vous) demander
quelles/quelle_sorte_de/quel_genre_de questions puis_je/peut_on/je_peux (te/vous) poser
qui/qu es_tu/etes_vous
tu_es/vous_etes/t_es qui
c_est_quoi/qu_est_ce_que/qui_est footnote
comment t_appelles_tu/vous_appelez_vous
es_tu/etes_vous (un/une) robot/bot/chatbot/humain/humaine/machine/ia/personne
presente_toi/presentez_vous
comment utiliser/t_utiliser/vous_utiliser/puis_je_utiliser ({outil})
comment fonctionne {outil}
comment fonctionnes_tu/fonctionnez_vous
"""
ABILITIES_AT_FIRST = """
how does this/that work
how do you work
how do/can/should i use this/it
what is this (for)
wie funktioniert das/dies (hier)
was ist das (hier)
comment ca marche/fonctionne (ici)
c est quoi (ca)
"""
"""Of the tool, unless something was asked before that `this` points at."""
DOCUMENTS = """
what/which {texts} do you have/know/use/search/contain (here)
what/which {texts} have you (got/read)
what/which {texts} are (there/here) (available/loaded/uploaded/indexed/included) (here)
what/which {texts} are in the/your/my/this library
what/which {texts} can/may i ask/search/use/question/read/see (you) (about/here/from)
what/which {texts} can you read/search/see/access/use/quote
what/which {texts} did/have i upload/uploaded/add/added
what/which are the/your/my (available) {texts}
do_you_have/are_there/have_you_got (any/some) {texts} (here)
how many {texts} do_you_have/do_you_know/have_you_got/are_there/are_loaded (here/in_the_library)
({can_you}) list/show (me) (all/all_of) (the/your/my) (available) {texts}
what is/s in the/your/my/this library
welche/was_fur/was_fuer {texte} hast_du/haben_sie/habt_ihr/kennst_du/kennen_sie (hier/denn/alles)
welche/was_fur/was_fuer {texte} gibt_es/gibts (hier/denn/alles)
welche/was_fur/was_fuer {texte} sind da/hier/geladen/vorhanden/verfugbar/verfuegbar/enthalten
welche/was_fur/was_fuer {texte} kann ich (hier) fragen/befragen/durchsuchen
wie_viele/wieviele {texte} hast_du/haben_sie/gibt_es/sind_da/sind_geladen (hier)
zeig/zeige/zeigen_sie/nenn/nenne/nennen_sie (mir) (alle/die/deine/ihre/meine) {texte}
liste (alle/die/deine/meine) {texte} auf
was ist in der/deiner/meiner/ihrer bibliothek
quels/quelles {textes} as_tu/avez_vous/tu_as/vous_avez/connais_tu/connaissez_vous/y_a_t_il (ici)
quels/quelles {textes} sont disponibles/charges/la
quels/quelles {textes} est_ce_que tu_as/vous_avez/je_peux_interroger
quels/quelles {textes} puis_je/peut_on interroger/consulter/utiliser
quels/quelles sont les/vos/tes/mes {textes} (disponibles)
as_tu/avez_vous des {textes}
combien de {textes} as_tu/avez_vous/y_a_t_il (ici)
montre/montrez/liste/listez/donne/donnez (moi) les/tes/vos/mes/tous_les/la_liste_des {textes}
"""
SUMMARY = """
(so/and/tell_me) what is/s/are/was this/these/all_this (all) about
(so/and/tell_me) what is/s/are/was {this} (whole/entire) {texts} (all) about
(tell_me) what this/these is/are (all) about
(tell_me) what {this} (whole) {texts} is/are (all) about
(can_you/could_you) tell me (more) about {this} {texts}
what does/do this/these say/cover/contain
what does/do {the} (whole) {texts} say/cover/contain/discuss/talk_about/deal_with
what is/s/are in this/these {texts}
({can_you}) {summarise} (please)
({can_you}) {summarise}/sum this/it/that/everything/all_this (up) (for_me) (briefly/in_short/please)
({can_you}) {summarise} (all) (of) {the} (whole) {texts} (for_me) (briefly/in_short/please)
({can_you}) {summarise} {the} (whole) {texts} in a_few/one/two/three words/sentences/sentence
({can_you}) give/write/make/provide (me) {a_brief} {summary}
({can_you}) give/write/make/provide (me) {a_brief} {summary} of (all) this/it/everything
({can_you}) give/write/make/provide (me) {a_brief} {summary} of {the} (whole) {texts}
i_would/i_d/i like/want/need {a_brief} {summary} (please)
i_would/i_d/i like/want/need {a_brief} {summary} of {the} (whole) {texts} (please)
(what) (is/s) (a/the) (short/brief/quick/general) {summary}/tl_dr/tldr (of_this/of_it)
(what) (is/s) (a/the) (short/brief/quick/general) {summary} of {the} (whole) {texts}
(what) (is/s/are) (the/its/some) {main} {points} (here/of_this/in_this)
(what) (is/s/are) (the/its/some) {main} {points} of/in/from {the} (whole) {texts}
what topics/subjects/themes are covered (here)
what topics/subjects/themes does/do {the} (whole) {texts} cover/discuss
worum/um_was geht_es/geht_s/gehts (hier/eigentlich/denn)
worum/um_was geht_es/geht_s/gehts (hier/eigentlich/denn) in {der} {texte}
wovon/von_was handelt/handeln das/dies
wovon/von_was handelt/handeln {der} {texte}
was steht in {der} {texte}
{fasse} (bitte) (mir) (das/dies/alles/es) (hier) (bitte) (kurz) zusammen
{fasse} (bitte) (mir) {der} {texte} (bitte) (kurz) zusammen
{kannst_du} (mir) (bitte) (das/dies/alles/es) (bitte) (kurz) zusammenfassen
{kannst_du} (mir) (bitte) {der} {texte} (bitte) (kurz) zusammenfassen
(gib_mir/geben_sie_mir) (bitte) (eine/die/einen) (kurze/kurzen) {überblick}
(gib_mir/geben_sie_mir) (bitte) (eine/die/einen) (kurze/kurzen) {überblick} {über} {der} {texte}
(was/welche) (ist/sind) (die/das) {hauptthemen}
(was/welche) (ist/sind) (die/das) {hauptthemen} {der} {texte}
(was/welche) (ist/sind) (die/das) {hauptthemen} von/in {der} {texte}
de quoi parle/parlent/traite/traitent {ce} {textes}
de quoi {ce} {textes} parle/parlent/traite/traitent (t_il/t_elle/t_ils/t_elles)
de quoi s_agit_il/ca_parle/est_ce_que_ca_parle/est_il_question (ici)
de quoi s_agit_il/est_il_question dans {ce} {textes}
({peux_tu}) (me) {résume} (moi) ca/cela/tout/tout_ca/ceci
({peux_tu}) (me) {résume} (moi) {ce} {textes}
(fais/faites/donne/donnez) (moi) un (court/bref/petit) resume/apercu (de_ca)
(fais/faites/donne/donnez) (moi) un (court/bref/petit) resume/apercu (de) {ce} {textes}
quel est le sujet/theme/message (principal)
quels/quelles sont les sujets/themes/points/idees principaux/principales/cles
quel est le sujet/theme/message (principal) (de) {ce} {textes}
quels/quelles sont les sujets/themes/points/idees principaux/principales/cles (de) {ce} {textes}
que dit/disent {ce} {textes}
"""
SUMMARY_AT_FIRST = """
what is/s/was it/that (all) about
what is/s/are/was the/that (whole) {texts} (all) about
what does it say/talk_about/deal_with/cover
"""
"""About the whole, unless something was asked before that `it` points at."""
