<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>window, drawing, PDF, desktop</source>
        <translation>Fenster, Zeichnen, PDF, Desktop</translation>
    </message>
    <message>
        <source>charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>icons, SVG output</source>
        <translation>Symbole, SVG-Ausgabe</translation>
    </message>
    <message>
        <source>reading and writing map files</source>
        <translation>Kartendateien lesen und schreiben</translation>
    </message>
    <message>
        <source>shapes</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>coordinate systems</source>
        <translation>Koordinatensysteme</translation>
    </message>
    <message>
        <source>the plan&apos;s file, undo</source>
        <translation>die Datei des Plans, Rückgängig</translation>
    </message>
    <message>
        <source>downloads, when asked for</source>
        <translation>Herunterladen, wenn verlangt</translation>
    </message>
    <message>
        <source>answers on this machine, when asked for</source>
        <translation>Antworten auf diesem Rechner, wenn gewünscht</translation>
    </message>
    <message>
        <source>reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>log lines</source>
        <translation>Protokollzeilen</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Excel files</source>
        <translation>Excel-Dateien</translation>
    </message>
    <message>
        <source>roads of OpenStreetMap</source>
        <translation>Straßen von OpenStreetMap</translation>
    </message>
    <message>
        <source>embedded data</source>
        <translation>eingebaute Daten</translation>
    </message>
    <message>
        <source>the font</source>
        <translation>die Schrift</translation>
    </message>
    <message>
        <source>icons, where installed</source>
        <translation>Symbole, wo installiert</translation>
    </message>
    <message>
        <source>ZIP points, the sample</source>
        <translation>PLZ-Punkte, das Beispiel</translation>
    </message>
    <message>
        <source>states and counties</source>
        <translation>Staaten und Countys</translation>
    </message>
    <message>
        <source>secrets in the desktop&apos;s keychain</source>
        <translation>Geheimnisse im Schlüsselbund des Desktops</translation>
    </message>
    <message>
        <source>time zones</source>
        <translation>Zeitzonen</translation>
    </message>
</context>
<context>
    <name>AccountColours</name>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine Angabe</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New plan…</source>
        <translation>Ne&amp;uer Plan…</translation>
    </message>
    <message>
        <source>an empty workspace, one file</source>
        <translation>eine leere Arbeitsdatei</translation>
    </message>
    <message>
        <source>&amp;Open a plan…</source>
        <translation>Plan ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>a plan to try things on, unbalanced on purpose</source>
        <translation>ein Plan zum Ausprobieren, absichtlich unausgeglichen</translation>
    </message>
    <message>
        <source>&amp;Import a spreadsheet…</source>
        <translation>&amp;Tabelle importieren…</translation>
    </message>
    <message>
        <source>accounts from CSV, Excel or a shapefile</source>
        <translation>Kunden aus CSV, Excel oder Shapefile</translation>
    </message>
    <message>
        <source>a folder of tables that the CRM exports, read only</source>
        <translation>ein Ordner mit Tabellen aus dem CRM, nur gelesen</translation>
    </message>
    <message>
        <source>Import unit &amp;areas…</source>
        <translation>Basiseinheiten &amp;importieren…</translation>
    </message>
    <message>
        <source>polygons from any map file</source>
        <translation>Flächen aus einer beliebigen Kartendatei</translation>
    </message>
    <message>
        <source>Review &amp;locations…</source>
        <translation>&amp;Orte prüfen…</translation>
    </message>
    <message>
        <source>accounts whose place is not sure</source>
        <translation>Kunden, deren Ort nicht sicher ist</translation>
    </message>
    <message>
        <source>Find &amp;duplicates…</source>
        <translation>&amp;Dubletten suchen…</translation>
    </message>
    <message>
        <source>records that are probably one account</source>
        <translation>Datensätze, die wohl ein Kunde sind</translation>
    </message>
    <message>
        <source>Export &amp;territories…</source>
        <translation>&amp;Gebiete exportieren…</translation>
    </message>
    <message>
        <source>figures and shapes, to any format</source>
        <translation>Kennzahlen und Flächen, in jedem Format</translation>
    </message>
    <message>
        <source>Export a&amp;ssignments…</source>
        <translation>&amp;Zuordnungen exportieren…</translation>
    </message>
    <message>
        <source>each unit with its territory and rep</source>
        <translation>jede Einheit mit Gebiet und Vertriebsmitarbeiter</translation>
    </message>
    <message>
        <source>Export &amp;accounts…</source>
        <translation>&amp;Kunden exportieren…</translation>
    </message>
    <message>
        <source>each account with its territory</source>
        <translation>jeder Kunde mit seinem Gebiet</translation>
    </message>
    <message>
        <source>Export &amp;moves…</source>
        <translation>&amp;Wechsel exportieren…</translation>
    </message>
    <message>
        <source>what changes hands against the first scenario</source>
        <translation>was gegenüber dem ersten Szenario wechselt</translation>
    </message>
    <message>
        <source>Map &amp;book…</source>
        <translation>&amp;Kartenbuch…</translation>
    </message>
    <message>
        <source>a page per territory, as PDF</source>
        <translation>eine Seite je Gebiet, als PDF</translation>
    </message>
    <message>
        <source>Save a &amp;picture…</source>
        <translation>Karte &amp;als Bild sichern…</translation>
    </message>
    <message>
        <source>the map as PNG, PDF or SVG</source>
        <translation>die Karte als PNG, PDF oder SVG</translation>
    </message>
    <message>
        <source>&amp;Close plan</source>
        <translation>Plan &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Bee&amp;nden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Show the whole &amp;plan</source>
        <translation>&amp;Ganzen Plan zeigen</translation>
    </message>
    <message>
        <source>Show the &amp;selection</source>
        <translation>&amp;Auswahl zeigen</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>a place, an account or an action</source>
        <translation>Ort, Kunde oder Befehl</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Language of the des&amp;ktop</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>from the next start</source>
        <translation>ab dem nächsten Start</translation>
    </message>
    <message>
        <source>&amp;English</source>
        <translation>&amp;English</translation>
    </message>
    <message>
        <source>De&amp;utsch</source>
        <translation>&amp;Deutsch</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Gr&amp;ößere Schrift</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>&amp;Auswählen</translation>
    </message>
    <message>
        <source>click units; Shift adds, Ctrl takes away</source>
        <translation>Einheiten anklicken; Umschalt ergänzt, Strg nimmt weg</translation>
    </message>
    <message>
        <source>&amp;Lasso</source>
        <translation>&amp;Lasso</translation>
    </message>
    <message>
        <source>draw around units to move them to the target</source>
        <translation>Einheiten umfahren, um sie ins Ziel zu verschieben</translation>
    </message>
    <message>
        <source>&amp;Box</source>
        <translation>&amp;Rechteck</translation>
    </message>
    <message>
        <source>select the units in a rectangle</source>
        <translation>Einheiten in einem Rechteck auswählen</translation>
    </message>
    <message>
        <source>&amp;Paint</source>
        <translation>&amp;Pinsel</translation>
    </message>
    <message>
        <source>units under the brush go to the target</source>
        <translation>Einheiten unter dem Pinsel gehen ins Ziel</translation>
    </message>
    <message>
        <source>&amp;Balance…</source>
        <translation>&amp;Ausgleichen…</translation>
    </message>
    <message>
        <source>make the territories carry the same</source>
        <translation>Gebiete gleich auslasten</translation>
    </message>
    <message>
        <source>&amp;Accept all of the proposal</source>
        <translation>Vorschlag ganz an&amp;nehmen</translation>
    </message>
    <message>
        <source>make the proposal the plan</source>
        <translation>macht den Vorschlag zum Plan</translation>
    </message>
    <message>
        <source>D&amp;iscard the proposal</source>
        <translation>Vorschlag ver&amp;werfen</translation>
    </message>
    <message>
        <source>leave the plan as it is</source>
        <translation>lässt den Plan, wie er ist</translation>
    </message>
    <message>
        <source>&amp;Why here?</source>
        <translation>Warum &amp;hier?</translation>
    </message>
    <message>
        <source>what the selected unit would change in other territories</source>
        <translation>was die gewählte Einheit in anderen Gebieten ändern würde</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>scenarios side by side</source>
        <translation>Szenarien nebeneinander</translation>
    </message>
    <message>
        <source>Save as &amp;scenario…</source>
        <translation>Als &amp;Szenario sichern…</translation>
    </message>
    <message>
        <source>a copy to try things on</source>
        <translation>eine Kopie zum Ausprobieren</translation>
    </message>
    <message>
        <source>a copy of the published plan to change</source>
        <translation>eine Kopie des veröffentlichten Plans zum Ändern</translation>
    </message>
    <message>
        <source>&amp;Rename scenario…</source>
        <translation>Szenario &amp;umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Delete scenario…</source>
        <translation>Szenario &amp;löschen…</translation>
    </message>
    <message>
        <source>&amp;Flood</source>
        <translation>&amp;Füllen</translation>
    </message>
    <message>
        <source>a unit with all of its territory round it goes to the target</source>
        <translation>eine Einheit geht mit allem, was von ihrem Gebiet anhängt, ins Ziel</translation>
    </message>
    <message>
        <source>what lies beyond a drawn line becomes a territory</source>
        <translation>was jenseits der Linie liegt, wird ein Gebiet</translation>
    </message>
    <message>
        <source>&amp;Draw a polygon</source>
        <translation>P&amp;olygon zeichnen</translation>
    </message>
    <message>
        <source>the units inside become a territory</source>
        <translation>die Einheiten darin werden ein Gebiet</translation>
    </message>
    <message>
        <source>Draw a &amp;radius</source>
        <translation>&amp;Umkreis zeichnen</translation>
    </message>
    <message>
        <source>the units round a place become a territory</source>
        <translation>die Einheiten um einen Ort werden ein Gebiet</translation>
    </message>
    <message>
        <source>the units of a county become a territory</source>
        <translation>die Einheiten eines Countys werden ein Gebiet</translation>
    </message>
    <message>
        <source>M&amp;easure</source>
        <translation>Mess&amp;en</translation>
    </message>
    <message>
        <source>distances and areas on the map</source>
        <translation>Strecken und Flächen auf der Karte</translation>
    </message>
    <message>
        <source>&amp;Move selection to target</source>
        <translation>&amp;Auswahl ins Ziel verschieben</translation>
    </message>
    <message>
        <source>Enter, while the map has the keyboard</source>
        <translation>Eingabetaste, solange die Karte die Tastatur hat</translation>
    </message>
    <message>
        <source>Move it &amp;anyway</source>
        <translation>&amp;Trotzdem verschieben</translation>
    </message>
    <message>
        <source>also where that cuts a territory in two</source>
        <translation>auch wenn das ein Gebiet zerteilt</translation>
    </message>
    <message>
        <source>Take &amp;only from selected territories</source>
        <translation>&amp;Nur aus gewählten Gebieten nehmen</translation>
    </message>
    <message>
        <source>lasso, box, paint and flood leave units of others alone</source>
        <translation>Lasso, Rechteck, Pinsel und Füllen lassen Einheiten anderer Gebiete in Ruhe</translation>
    </message>
    <message>
        <source>&amp;New territory from selection</source>
        <translation>Neues &amp;Gebiet aus Auswahl</translation>
    </message>
    <message>
        <source>the selected units become a territory</source>
        <translation>die gewählten Einheiten werden ein Gebiet</translation>
    </message>
    <message>
        <source>Mer&amp;ge territories</source>
        <translation>Gebiete &amp;zusammenlegen</translation>
    </message>
    <message>
        <source>the selected territories go into the target</source>
        <translation>die gewählten Gebiete gehen im Ziel auf</translation>
    </message>
    <message>
        <source>&amp;Fill gaps</source>
        <translation>&amp;Lücken füllen</translation>
    </message>
    <message>
        <source>units without a territory go to the longest border</source>
        <translation>Einheiten ohne Gebiet gehen zum Nachbarn mit der längsten Grenze</translation>
    </message>
    <message>
        <source>Find &amp;islands</source>
        <translation>&amp;Inseln suchen</translation>
    </message>
    <message>
        <source>selects parts that do not hang together</source>
        <translation>wählt Teile, die nicht zusammenhängen</translation>
    </message>
    <message>
        <source>Next &amp;colour</source>
        <translation>Nächste &amp;Farbe</translation>
    </message>
    <message>
        <source>gives the selected territory another fill</source>
        <translation>gibt dem gewählten Gebiet eine andere Farbe</translation>
    </message>
    <message>
        <source>Drawn shapes go to the tar&amp;get</source>
        <translation>Zeichnung geht ins &amp;Ziel</translation>
    </message>
    <message>
        <source>instead of making a new territory</source>
        <translation>statt ein neues Gebiet anzulegen</translation>
    </message>
    <message>
        <source>Inside by &amp;centroid</source>
        <translation>Innen nach &amp;Mittelpunkt</translation>
    </message>
    <message>
        <source>Inside by &amp;half of the area</source>
        <translation>Innen nach halber Flä&amp;che</translation>
    </message>
    <message>
        <source>Inside by half of the acco&amp;unts</source>
        <translation>Innen nach halben &amp;Kunden</translation>
    </message>
    <message>
        <source>Select its &amp;units</source>
        <translation>&amp;Einheiten auswählen</translation>
    </message>
    <message>
        <source>Select units &amp;without territory</source>
        <translation>Einheiten &amp;ohne Gebiet auswählen</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Sperren</translation>
    </message>
    <message>
        <source>its units stay until it is unlocked</source>
        <translation>seine Einheiten bleiben, bis es entsperrt wird</translation>
    </message>
    <message>
        <source>Go to the &amp;map</source>
        <translation>Zur &amp;Karte</translation>
    </message>
    <message>
        <source>&amp;Next dock</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Help for this</source>
        <translation>&amp;Hilfe hierzu</translation>
    </message>
    <message>
        <source>what the tool does and its keys</source>
        <translation>was das Werkzeug tut und seine Tasten</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel…</translation>
    </message>
    <message>
        <source>all keys, to be searched and changed</source>
        <translation>alle Tasten, zum Suchen und Ändern</translation>
    </message>
    <message>
        <source>&amp;About Evenlode</source>
        <translation>Ü&amp;ber Evenlode</translation>
    </message>
    <message>
        <source>As the des&amp;ktop</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>Connect a CR&amp;M…</source>
        <translation>&amp;CRM verbinden…</translation>
    </message>
    <message>
        <source>&amp;Base map…</source>
        <translation>Hintergr&amp;undkarte…</translation>
    </message>
    <message>
        <source>tiles of a file or a server under the plan</source>
        <translation>Kacheln aus einer Datei oder von einem Server unter dem Plan</translation>
    </message>
    <message>
        <source>Make a dra&amp;ft</source>
        <translation>&amp;Entwurf anlegen</translation>
    </message>
    <message>
        <source>Split b&amp;y a line</source>
        <translation>An Linie &amp;teilen</translation>
    </message>
    <message>
        <source>Draw freeha&amp;nd</source>
        <translation>Frei&amp;hand zeichnen</translation>
    </message>
    <message>
        <source>E&amp;xisting boundary</source>
        <translation>&amp;Bestehende Grenze</translation>
    </message>
    <message>
        <source>Colour as the ma&amp;p chooses</source>
        <translation>Farbe wählt die &amp;Karte</translation>
    </message>
    <message>
        <source>&amp;Keep this view</source>
        <translation>Ansicht &amp;merken</translation>
    </message>
    <message>
        <source>to come back to it</source>
        <translation>um dorthin zurückzukehren</translation>
    </message>
    <message>
        <source>Book&amp;marks…</source>
        <translation>Gemerkte Ans&amp;ichten…</translation>
    </message>
    <message>
        <source>Smaller te&amp;xt</source>
        <translation>K&amp;leinere Schrift</translation>
    </message>
    <message>
        <source>Import an ali&amp;gnment…</source>
        <translation>Gebietszuordnung &amp;laden…</translation>
    </message>
    <message>
        <source>who has which ZIP, from a table or drawn shapes</source>
        <translation>wer welches ZIP hat, aus Tabelle oder gezeichneten Flächen</translation>
    </message>
    <message>
        <source>Split into &amp;balanced parts…</source>
        <translation>In ausgegli&amp;chene Teile teilen…</translation>
    </message>
    <message>
        <source>parts that carry the same</source>
        <translation>Teile mit gleicher Last</translation>
    </message>
    <message>
        <source>&amp;Tables</source>
        <translation>&amp;Tabellen</translation>
    </message>
    <message>
        <source>territories, units and accounts, to filter, sort and export</source>
        <translation>Gebiete, Einheiten und Kunden zum Filtern, Sortieren und Exportieren</translation>
    </message>
    <message>
        <source>&amp;Background work</source>
        <translation>&amp;Hintergrundarbeit</translation>
    </message>
    <message>
        <source>what is running, what waits, and what has ended</source>
        <translation>was läuft, was wartet und was zu Ende ist</translation>
    </message>
    <message>
        <source>&amp;Publish</source>
        <translation>Verö&amp;ffentlichen</translation>
    </message>
    <message>
        <source>what would be written into the CRM, then write it</source>
        <translation>was ins CRM geschrieben würde, dann schreiben</translation>
    </message>
    <message>
        <source>R&amp;outes</source>
        <translation>R&amp;outen</translation>
    </message>
    <message>
        <source>who calls on whom, when and in which order</source>
        <translation>wer wen wann und in welcher Reihenfolge besucht</translation>
    </message>
    <message>
        <source>propose the fewest units that bring the published plan back into its bands with today&apos;s data</source>
        <translation>die wenigsten Einheiten vorschlagen, die den veröffentlichten Plan mit den Daten von heute wieder in seine Bänder bringen</translation>
    </message>
    <message>
        <source>R&amp;epair drift</source>
        <translation>&amp;Drift beheben</translation>
    </message>
    <message>
        <source>Log a &amp;visit…</source>
        <translation>&amp;Besuch eintragen…</translation>
    </message>
    <message>
        <source>that was made or is planned at an account</source>
        <translation>der bei einem Kunden war oder geplant ist</translation>
    </message>
    <message>
        <source>A&amp;nalysis</source>
        <translation>Anal&amp;yse</translation>
    </message>
    <message>
        <source>whitespace, density, pipeline, workload, coverage, overlap</source>
        <translation>Weiße Flecken, Dichte, Pipeline, Auslastung, Abdeckung, Überschneidung</translation>
    </message>
    <message>
        <source>&amp;Daily review…</source>
        <translation>&amp;Tagesbesprechung…</translation>
    </message>
    <message>
        <source>routes of the day, visits before, what to decide, as PDF</source>
        <translation>Touren des Tages, Besuche zuvor, Entscheidungen, als PDF</translation>
    </message>
    <message>
        <source>&amp;Weekly review…</source>
        <translation>&amp;Wochenbesprechung…</translation>
    </message>
    <message>
        <source>load, visits, drift and pipeline of a week, as PDF</source>
        <translation>Last, Besuche, Drift und Pipeline einer Woche, als PDF</translation>
    </message>
    <message>
        <source>&amp;Quarterly review…</source>
        <translation>&amp;Quartalsbesprechung…</translation>
    </message>
    <message>
        <source>balance, results, work and quotas of a quarter, as PDF</source>
        <translation>Ausgleich, Ergebnisse, Arbeit und Vorgaben eines Quartals, als PDF</translation>
    </message>
    <message>
        <source>Segmen&amp;ts…</source>
        <translation>Se&amp;gmente…</translation>
    </message>
    <message>
        <source>groups of accounts, by rules, by a value or by what they bought</source>
        <translation>Gruppen von Kunden, nach Regeln, nach einem Wert oder danach, was sie kauften</translation>
    </message>
</context>
<context>
    <name>AlignmentText</name>
    <message>
        <source>%1 get another territory; %2 the file says nothing about.</source>
        <translation>%1 bekommen ein anderes Gebiet; über %2 sagt die Datei nichts.</translation>
    </message>
    <message>
        <source>New territories: %1.</source>
        <translation>Neue Gebiete: %1.</translation>
    </message>
    <message>
        <source>%1 claimed more than once: %2</source>
        <translation>%1 mehrfach beansprucht: %2</translation>
    </message>
    <message>
        <source>%1 remarks, the first: %2 %3.</source>
        <translation>%1 Hinweise, der erste: %2 %3.</translation>
    </message>
</context>
<context>
    <name>Analysis</name>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Nearest rep</source>
        <translation>Nächster Mitarbeiter</translation>
    </message>
    <message>
        <source>Drive, estimate</source>
        <translation>Fahrt, Schätzung</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>etwa %1 min</translation>
    </message>
    <message>
        <source>Min</source>
        <comment>minutes of estimated drive, a table head</comment>
        <translation>Min</translation>
    </message>
    <message>
        <source>opportunities</source>
        <translation>Chancen</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>Leads</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>per km²</source>
        <translation>je km²</translation>
    </message>
    <message>
        <source>%1 per km²</source>
        <translation>%1 je km²</translation>
    </message>
    <message>
        <source>%1, Gaussian kernel, σ %2 km</source>
        <translation>%1, Gauß-Kern, σ %2 km</translation>
    </message>
    <message>
        <source>Scale fixed while you pan and zoom</source>
        <translation>Skala bleibt beim Verschieben und Zoomen</translation>
    </message>
    <message>
        <source>Density of %1</source>
        <translation>Dichte: %1</translation>
    </message>
    <message>
        <source>%1 of %2, density</source>
        <translation>%1, Dichte (%2)</translation>
    </message>
</context>
<context>
    <name>AnalysisQuery</name>
    <message>
        <source>Whitespace and density</source>
        <translation>Weiße Flecken und Dichte</translation>
    </message>
    <message>
        <source>Won minus lost</source>
        <translation>Gewonnen minus verloren</translation>
    </message>
    <message>
        <source>Pipeline by stage</source>
        <translation>Pipeline nach Phase</translation>
    </message>
    <message>
        <source>Workload and capacity</source>
        <translation>Auslastung und Kapazität</translation>
    </message>
    <message>
        <source>Coverage beyond %1 min</source>
        <translation>Abdeckung über %1 min</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Überschneidung</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Leads by market</source>
        <translation>Leads nach Markt</translation>
    </message>
</context>
<context>
    <name>AnalysisTool</name>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Both maps move together. Hover shows the numbers, a click selects in map and list</source>
        <translation>Beide Karten bewegen sich gemeinsam. Der Zeiger zeigt die Zahlen, ein Klick wählt in Karte und Liste</translation>
    </message>
</context>
<context>
    <name>BarrierTool</name>
    <message>
        <source>Barrier</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Draw a line that no drive may cross; a double click ends it</source>
        <translation>Eine Linie zeichnen, die keine Fahrt queren darf; ein Doppelklick beendet sie</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>last point back</source>
        <translation>nimmt den letzten Punkt zurück</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>cancels</source>
        <translation>bricht ab</translation>
    </message>
</context>
<context>
    <name>BoxTool</name>
    <message>
        <source>Box</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Drag a box over %1 to select them</source>
        <translation>Rahmen über %1 ziehen, um sie auszuwählen</translation>
    </message>
    <message>
        <source>Drag a box over %1, release to move them to %2</source>
        <translation>Rahmen über %1 ziehen; Loslassen verschiebt sie nach %2</translation>
    </message>
</context>
<context>
    <name>ColourMenu</name>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>Farbe %1</translation>
    </message>
    <message>
        <source>As the &amp;map chooses</source>
        <translation>Wie die &amp;Karte wählt</translation>
    </message>
</context>
<context>
    <name>CoverageView</name>
    <message>
        <source>Beyond %1 min</source>
        <translation>Über %1 min</translation>
    </message>
    <message>
        <source>Ranked by what is out of reach</source>
        <translation>Nach dem, was außer Reichweite ist</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Beyond their own rep</source>
        <translation>Außer Reichweite des eigenen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Beyond any rep</source>
        <translation>Außer Reichweite aller</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>Ohne Ort</translation>
    </message>
    <message>
        <source>Clusters of what is left alone</source>
        <translation>Häufungen von Unversorgten</translation>
    </message>
    <message>
        <source>Minutes are an estimate along the great circle, from the rep&apos;s home or the centre of the territory. Rep and Min: nearest rep base.</source>
        <translation>Minuten sind eine Schätzung nach Luftlinie, von der Basis des Mitarbeiters oder der Mitte des Gebiets. Mitarbeiter und Min: nächste Basis.</translation>
    </message>
    <message>
        <source>Minutes to the rep&apos;s home or the centre of the territory are by the roads. Rep and Min: nearest rep base, estimated minutes.</source>
        <translation>Minuten zur Basis des Mitarbeiters oder zur Mitte des Gebiets gehen über die Straßen. Mitarbeiter und Min: nächste Basis, geschätzte Minuten.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 beyond their own rep</source>
        <translation>%1 außer Reichweite des eigenen Mitarbeiters</translation>
    </message>
    <message>
        <source>Beyond any rep: %1</source>
        <translation>Außer Reichweite aller: %1</translation>
    </message>
    <message>
        <source>Out of reach %1</source>
        <translation>Außer Reichweite %1</translation>
    </message>
    <message>
        <source>Out of reach</source>
        <translation>Außer Reichweite</translation>
    </message>
    <message>
        <source>In a cluster of %1 within %2 km: %3 are out of reach, elsewhere %4. Chance makes one like it in %5 of cases.</source>
        <translation>In einer Häufung von %1 im Umkreis von %2 km: %3 sind außer Reichweite, anderswo %4. Der Zufall bringt so etwas in %5 der Fälle hervor.</translation>
    </message>
    <message>
        <source>no accounts with a place</source>
        <translation>keine Kunden mit Ort</translation>
    </message>
    <message>
        <source>all in reach</source>
        <translation>alle in Reichweite</translation>
    </message>
    <message>
        <source>Of those in no area</source>
        <translation>Davon in keiner Fläche</translation>
    </message>
</context>
<context>
    <name>DailyPack</name>
    <message>
        <source>No routes are planned.</source>
        <translation>Keine Touren sind geplant.</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Touren</translation>
    </message>
    <message>
        <source>straight lines between the calls</source>
        <translation>gerade Linien zwischen den Besuchen</translation>
    </message>
    <message>
        <source>Nothing stands out today.</source>
        <translation>Heute fällt nichts auf.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more on the next page</source>
        <translation>
            <numerusform>%Ln weiteres auf der nächsten Seite</numerusform>
            <numerusform>%Ln weitere auf der nächsten Seite</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Daily review</source>
        <translation>Tagesbesprechung</translation>
    </message>
    <message>
        <source>no plan is in force</source>
        <translation>kein Plan in Kraft</translation>
    </message>
    <message>
        <source>plan %1, in force since %2</source>
        <translation>Plan %1, in Kraft seit %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln routes</source>
        <translation>
            <numerusform>%Ln Tour</numerusform>
            <numerusform>%Ln Touren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln Besuch</numerusform>
            <numerusform>%Ln Besuche</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>Daily review · page %1 of %2 · printed %3</source>
        <translation>Tagesbesprechung · Seite %1 von %2 · gedruckt %3</translation>
    </message>
    <message>
        <source>Today by rep</source>
        <translation>Heute je Mitarbeiter</translation>
    </message>
    <message>
        <source>open value in $ k</source>
        <translation>offener Wert in Tsd. $</translation>
    </message>
    <message>
        <source>No reps are known.</source>
        <translation>Keine Mitarbeiter sind bekannt.</translation>
    </message>
    <message>
        <source>Rep</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>Von, bis</translation>
    </message>
    <message>
        <source>Drive, min</source>
        <translation>Fahrt, min</translation>
    </message>
    <message>
        <source>km</source>
        <translation>km</translation>
    </message>
    <message>
        <source>On site, min</source>
        <translation>Vor Ort, min</translation>
    </message>
    <message>
        <source>Open value</source>
        <translation>Offener Wert</translation>
    </message>
    <message>
        <source>no route, no planned visit</source>
        <translation>keine Tour, kein geplanter Besuch</translation>
    </message>
    <message>
        <source>planned by hand</source>
        <translation>von Hand geplant</translation>
    </message>
    <message>
        <source>All reps</source>
        <translation>Alle Mitarbeiter</translation>
    </message>
    <message>
        <source>Visits before</source>
        <translation>Besuche zuvor</translation>
    </message>
    <message>
        <source>No visits were planned or made.</source>
        <translation>Keine Besuche waren geplant oder wurden gemacht.</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gemacht</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Unplanned</source>
        <translation>Ungeplant</translation>
    </message>
    <message>
        <source>Planned, min</source>
        <translation>Geplant, min</translation>
    </message>
    <message>
        <source>Made, min</source>
        <translation>Gemacht, min</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>done</source>
        <translation>gemacht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln made visits are not in the CRM yet, the oldest of %1</source>
        <translation>
            <numerusform>%Ln gemachter Besuch ist noch nicht im CRM, vom %1</numerusform>
            <numerusform>%Ln gemachte Besuche sind noch nicht im CRM, der älteste vom %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht gemacht</translation>
    </message>
    <message>
        <source>open value in $ k; bold: important</source>
        <translation>offener Wert in Tsd. $; fett: wichtig</translation>
    </message>
    <message>
        <source>Every planned visit was made.</source>
        <translation>Jeder geplante Besuch wurde gemacht.</translation>
    </message>
    <message>
        <source>To decide, continued</source>
        <translation>Zu entscheiden, Fortsetzung</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Worum</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Reps</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>Territories</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>Plan of the route</source>
        <translation>Plan der Tour</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Calls of the day</source>
        <translation>Besuche des Tages</translation>
    </message>
    <message>
        <source>No calls are planned.</source>
        <translation>Keine Besuche sind geplant.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>Letzter Besuch</translation>
    </message>
    <message>
        <source>Visits before, by rep</source>
        <translation>Besuche zuvor, je Mitarbeiter</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>late</source>
        <translation>verspätet</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>nicht gemacht</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>unplanned</source>
        <translation>ungeplant</translation>
    </message>
    <message>
        <source>Not done, late or unplanned</source>
        <translation>Nicht gemacht, verspätet oder ungeplant</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gemacht</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Accounts without a territory or a place</source>
        <translation>Kunden ohne Gebiet oder Ort</translation>
    </message>
    <message>
        <source>the %1 of %2 with the most open value</source>
        <translation>die %1 von %2 mit dem größten offenen Wert</translation>
    </message>
    <message>
        <source>Rep in the CRM</source>
        <translation>Mitarbeiter im CRM</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Was fehlt</translation>
    </message>
    <message>
        <source>Since publish</source>
        <translation>Seit Veröffentlichung</translation>
    </message>
    <message>
        <source>territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>territory and place</source>
        <translation>Gebiet und Ort</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>Open notices of drift</source>
        <translation>Offene Hinweise auf Drift</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Out of band</source>
        <translation>Außerhalb des Bandes</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln reps with a route</source>
        <translation>
            <numerusform>%1 von %Ln Mitarbeiter mit Tour</numerusform>
            <numerusform>%1 von %Ln Mitarbeitern mit Tour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls, %1 of driving, %2 km</source>
        <translation>
            <numerusform>%Ln Besuch, %1 Fahrt, %2 km</numerusform>
            <numerusform>%Ln Besuche, %1 Fahrt, %2 km</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 visits</source>
        <translation>%1 von %2 Besuchen</translation>
    </message>
    <message>
        <source>done, %1; %2 unplanned</source>
        <translation>gemacht, %1; %2 ungeplant</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
    <message numerus="yes">
        <source>at the %Ln calls of the day</source>
        <translation>
            <numerusform>beim %Ln Besuch des Tages</numerusform>
            <numerusform>bei den %Ln Besuchen des Tages</numerusform>
        </translation>
    </message>
    <message>
        <source>No visits planned</source>
        <translation>Keine Besuche geplant</translation>
    </message>
    <message>
        <source>on the days before; %1 unplanned</source>
        <translation>an den Tagen zuvor; %1 ungeplant</translation>
    </message>
    <message numerus="yes">
        <source>%Ln visits wait</source>
        <translation>
            <numerusform>%Ln Besuch wartet</numerusform>
            <numerusform>%Ln Besuche warten</numerusform>
        </translation>
    </message>
    <message>
        <source>to be posted to the CRM</source>
        <translation>auf den Eintrag im CRM</translation>
    </message>
    <message>
        <source>%1 was not visited by %2: %3 open</source>
        <translation>%1 wurde von %2 nicht besucht: %3 offen</translation>
    </message>
    <message>
        <source>%1 was not visited by %2: class A</source>
        <translation>%1 wurde von %2 nicht besucht: Klasse A</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more important visits not done</source>
        <translation>
            <numerusform>%Ln weiterer wichtiger Besuch nicht gemacht</numerusform>
            <numerusform>%Ln weitere wichtige Besuche nicht gemacht</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has no route and no planned visit</source>
        <translation>%1 hat keine Tour und keinen geplanten Besuch</translation>
    </message>
    <message>
        <source>%1 have no route and no planned visit</source>
        <translation>%1 haben keine Tour und keinen geplanten Besuch</translation>
    </message>
    <message>
        <source>Out of band: %1 (notice %2)</source>
        <translation>Außerhalb des Bandes: %1 (Hinweis %2)</translation>
    </message>
    <message>
        <source>%1 (notice %2)</source>
        <translation>%1 (Hinweis %2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more notices are open</source>
        <translation>
            <numerusform>%Ln weiterer Hinweis ist offen</numerusform>
            <numerusform>%Ln weitere Hinweise sind offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln accounts are in no territory: %1 open, %2 first</source>
        <translation>
            <numerusform>%Ln Kunde ist in keinem Gebiet: %1 offen, %2</numerusform>
            <numerusform>%Ln Kunden sind in keinem Gebiet: %1 offen, zuerst %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln accounts are not on the map: %1 open, %2 first</source>
        <translation>
            <numerusform>%Ln Kunde ist nicht auf der Karte: %1 offen, %2</numerusform>
            <numerusform>%Ln Kunden sind nicht auf der Karte: %1 offen, zuerst %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fields were edited on both sides: choose what counts</source>
        <translation>
            <numerusform>%Ln Feld wurde auf beiden Seiten geändert: wählen, was gilt</numerusform>
            <numerusform>%Ln Felder wurden auf beiden Seiten geändert: wählen, was gilt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes did not get through to the CRM</source>
        <translation>
            <numerusform>%Ln Änderung kam im CRM nicht an</numerusform>
            <numerusform>%Ln Änderungen kamen im CRM nicht an</numerusform>
        </translation>
    </message>
    <message>
        <source>Drive times are an estimate.</source>
        <translation>Fahrzeiten sind geschätzt.</translation>
    </message>
</context>
<context>
    <name>DaySheet</name>
    <message>
        <source>north</source>
        <translation>Norden</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>Nordosten</translation>
    </message>
    <message>
        <source>east</source>
        <translation>Osten</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>Südosten</translation>
    </message>
    <message>
        <source>south</source>
        <translation>Süden</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>Südwesten</translation>
    </message>
    <message>
        <source>west</source>
        <translation>Westen</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>Nordwesten</translation>
    </message>
    <message>
        <source>Set off to the %1</source>
        <translation>Losfahren nach %1</translation>
    </message>
    <message>
        <source>Go straight on</source>
        <translation>Geradeaus weiter</translation>
    </message>
    <message>
        <source>Keep right</source>
        <translation>Rechts halten</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Rechts abbiegen</translation>
    </message>
    <message>
        <source>Turn sharp right</source>
        <translation>Scharf rechts abbiegen</translation>
    </message>
    <message>
        <source>Keep left</source>
        <translation>Links halten</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Links abbiegen</translation>
    </message>
    <message>
        <source>Turn sharp left</source>
        <translation>Scharf links abbiegen</translation>
    </message>
    <message>
        <source>Turn round</source>
        <translation>Wenden</translation>
    </message>
    <message>
        <source>Set off to the %1 on %2</source>
        <translation>Losfahren nach %1 auf %2</translation>
    </message>
    <message>
        <source>Straight on along %1</source>
        <translation>Geradeaus weiter auf %1</translation>
    </message>
    <message>
        <source>Keep right onto %1</source>
        <translation>Rechts halten auf %1</translation>
    </message>
    <message>
        <source>Right onto %1</source>
        <translation>Rechts auf %1</translation>
    </message>
    <message>
        <source>Sharp right onto %1</source>
        <translation>Scharf rechts auf %1</translation>
    </message>
    <message>
        <source>Keep left onto %1</source>
        <translation>Links halten auf %1</translation>
    </message>
    <message>
        <source>Left onto %1</source>
        <translation>Links auf %1</translation>
    </message>
    <message>
        <source>Sharp left onto %1</source>
        <translation>Scharf links auf %1</translation>
    </message>
    <message>
        <source>Turn round onto %1</source>
        <translation>Wenden auf %1</translation>
    </message>
    <message>
        <source>%1, onto the slip road</source>
        <translation>%1, auf die Rampe</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Back to the base</source>
        <translation>Zurück zum Standort</translation>
    </message>
    <message>
        <source>To the %1 as the crow flies; drive by estimate</source>
        <translation>Luftlinie nach %1; Fahrt geschätzt</translation>
    </message>
    <message>
        <source>To the %1 as the crow flies</source>
        <translation>Luftlinie nach %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln Besuch</numerusform>
            <numerusform>%Ln Besuche</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 driving (estimate)</source>
        <translation>%1 Fahrzeit (Schätzung)</translation>
    </message>
    <message>
        <source>%1 driving</source>
        <translation>%1 Fahrzeit</translation>
    </message>
    <message>
        <source>along the roads</source>
        <translation>auf den Straßen</translation>
    </message>
    <message>
        <source>straight line; drive times are an estimate</source>
        <translation>gerade Linie; Fahrzeiten sind geschätzt</translation>
    </message>
    <message>
        <source>straight line, no road at hand</source>
        <translation>gerade Linie, keine Straße bekannt</translation>
    </message>
    <message>
        <source>base</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>Vor Ort</translation>
    </message>
    <message>
        <source>Driving</source>
        <translation>Fahrzeit</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation>Pausen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Strecke</translation>
    </message>
    <message>
        <source>Open value</source>
        <translation>Offener Wert</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>Der Tag</translation>
    </message>
    <message>
        <source>Driving saved</source>
        <translation>Gesparte Fahrzeit</translation>
    </message>
    <message>
        <source>by the whole plan</source>
        <translation>durch den ganzen Plan</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln calls</source>
        <translation>
            <numerusform>%1, %Ln Besuch</numerusform>
            <numerusform>%1, %Ln Besuche</numerusform>
        </translation>
    </message>
    <message>
        <source>In the order of the list</source>
        <translation>Wie in der Liste</translation>
    </message>
    <message>
        <source>Always on to the nearest</source>
        <translation>Immer zum nächsten</translation>
    </message>
    <message>
        <source>As planned</source>
        <translation>Wie geplant</translation>
    </message>
    <message>
        <source>Saved against the list</source>
        <translation>Gespart gegenüber der Liste</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>Fortsetzung</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>Von, bis</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>Letzter Besuch</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Fahrt</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Back at the base</source>
        <translation>Zurück am Standort</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>there %1</source>
        <translation>dort %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>the roads have no names: import them again to have them</source>
        <translation>die Straßen haben keine Namen: neu importieren, um sie zu bekommen</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Wegbeschreibung</translation>
    </message>
    <message>
        <source>Day sheets · page %1 of %2 · printed %3</source>
        <translation>Tagesblätter · Seite %1 von %2 · gedruckt %3</translation>
    </message>
</context>
<context>
    <name>DealFields</name>
    <message>
        <source>Deals</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Most won first</source>
        <translation>Gewonnenes zuerst</translation>
    </message>
    <message>
        <source>Most lost first</source>
        <translation>Verlorenes zuerst</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>Alle offenen</translation>
    </message>
</context>
<context>
    <name>DealsView</name>
    <message>
        <source>Won minus lost, density</source>
        <translation>Gewonnen minus verloren, Dichte</translation>
    </message>
    <message>
        <source>Open pipeline, density</source>
        <translation>Offene Pipeline, Dichte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deals</source>
        <translation>
            <numerusform>%Ln Geschäft</numerusform>
            <numerusform>%Ln Geschäfte</numerusform>
        </translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>Won %1, lost %2</source>
        <translation>Gewonnen %1, verloren %2</translation>
    </message>
    <message>
        <source>Won minus lost %1</source>
        <translation>Gewonnen minus verloren %1</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Won minus lost</source>
        <translation>Gewonnen minus verloren</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Offen %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Won minus lost by %1</source>
        <translation>Gewonnen minus verloren je %1</translation>
    </message>
    <message>
        <source>more won</source>
        <translation>mehr gewonnen</translation>
    </message>
    <message>
        <source>more lost</source>
        <translation>mehr verloren</translation>
    </message>
    <message>
        <source>Open pipeline by %1</source>
        <translation>Offene Pipeline je %1</translation>
    </message>
    <message>
        <source>nothing open</source>
        <translation>nichts offen</translation>
    </message>
    <message>
        <source>Ranked by open value</source>
        <translation>Nach offenem Wert</translation>
    </message>
    <message>
        <source>Ranked by what was lost</source>
        <translation>Nach dem Verlorenen</translation>
    </message>
    <message>
        <source>Ranked by what was won</source>
        <translation>Nach dem Gewonnenen</translation>
    </message>
    <message>
        <source>A deal lies where its account does. Rep and Min: nearest rep base, estimated minutes.</source>
        <translation>Ein Geschäft liegt, wo sein Kunde liegt. Mitarbeiter und Min: nächste Basis, geschätzte Minuten.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deals have no place and are not on the map.</source>
        <translation>
            <numerusform>%Ln Geschäft hat keinen Ort und ist nicht auf der Karte.</numerusform>
            <numerusform>%Ln Geschäfte haben keinen Ort und sind nicht auf der Karte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deals lie outside of all areas.</source>
        <translation>
            <numerusform>%Ln Geschäft liegt außerhalb aller Flächen.</numerusform>
            <numerusform>%Ln Geschäfte liegen außerhalb aller Flächen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deals have no amount.</source>
        <translation>
            <numerusform>%Ln Geschäft hat keinen Betrag.</numerusform>
            <numerusform>%Ln Geschäfte haben keinen Betrag.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are placed by ZIP only.</source>
        <translation>
            <numerusform>%Ln ist nur nach ZIP verortet.</numerusform>
            <numerusform>%Ln sind nur nach ZIP verortet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DensityFields</name>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Weighted by</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radius</translation>
    </message>
    <message>
        <source>%1 km on ground</source>
        <translation>%1 km am Boden</translation>
    </message>
    <message>
        <source>Fixed scale</source>
        <translation>Feste Skala</translation>
    </message>
    <message>
        <source>A colour means the same wherever you look. Without it, the scale goes by what is in view</source>
        <translation>Eine Farbe bedeutet überall dasselbe. Sonst richtet sich die Skala nach dem Ausschnitt</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Anzahl</translation>
    </message>
</context>
<context>
    <name>DrawTool</name>
    <message>
        <source>Draw polygon</source>
        <translation>Polygon zeichnen</translation>
    </message>
    <message>
        <source>Draw freehand</source>
        <translation>Freihand zeichnen</translation>
    </message>
    <message>
        <source>Draw radius</source>
        <translation>Umkreis zeichnen</translation>
    </message>
    <message>
        <source>Existing boundary</source>
        <translation>Bestehende Grenze</translation>
    </message>
    <message>
        <source>Click the corners, a double click closes the shape</source>
        <translation>Ecken anklicken, ein Doppelklick schließt die Fläche</translation>
    </message>
    <message>
        <source>Draw the shape, release to take what lies inside</source>
        <translation>Fläche zeichnen, loslassen nimmt, was darin liegt</translation>
    </message>
    <message>
        <source>Drag from the middle outwards</source>
        <translation>Von der Mitte nach außen ziehen</translation>
    </message>
    <message>
        <source>Click a county to take what lies inside</source>
        <translation>County anklicken, um zu nehmen, was darin liegt</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>last point back</source>
        <translation>letzten Punkt zurück</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>cancels</source>
        <translation>bricht ab</translation>
    </message>
    <message numerus="yes">
        <source>%n units inside</source>
        <translation>
            <numerusform>%n Einheit innen</numerusform>
            <numerusform>%n Einheiten innen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 km²</source>
        <translation>%1 km²</translation>
    </message>
    <message>
        <source>%1 km around · %2</source>
        <translation>%1 km im Umkreis · %2</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Account number</source>
        <translation>Kundennummer</translation>
    </message>
    <message>
        <source>Opportunity number</source>
        <translation>Nummer der Verkaufschance</translation>
    </message>
    <message>
        <source>Contact number</source>
        <translation>Kontaktnummer</translation>
    </message>
    <message>
        <source>Lead number</source>
        <translation>Leadnummer</translation>
    </message>
    <message>
        <source>Rep number</source>
        <translation>Mitarbeiternummer</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>Street address</source>
        <translation>Straße und Nummer</translation>
    </message>
    <message>
        <source>Rep</source>
        <translation>Vertriebsmitarbeiter</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Längengrad</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Breitengrad</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Head of the family</source>
        <translation>Konzernmutter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>House number</source>
        <translation>Hausnummer</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Bundesstaat</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Close date</source>
        <translation>Abschlussdatum</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Capacity hours</source>
        <translation>Kapazität in Stunden</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Starts on</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Territory id</source>
        <translation>Gebietsnummer</translation>
    </message>
    <message>
        <source>Potential</source>
        <translation>Potenzial</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Absatz</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>Letzter Besuch</translation>
    </message>
    <message>
        <source>Employees</source>
        <translation>Beschäftigte</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>bn</source>
        <translation>Mrd.</translation>
    </message>
    <message>
        <source>M</source>
        <translation>Mio.</translation>
    </message>
    <message>
        <source>k</source>
        <translation>Tsd.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln accounts</source>
        <translation>
            <numerusform>%Ln Kunde</numerusform>
            <numerusform>%Ln Kunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln territories</source>
        <translation>
            <numerusform>%Ln Gebiet</numerusform>
            <numerusform>%Ln Gebiete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ZIPs</source>
        <translation>
            <numerusform>%Ln ZIP</numerusform>
            <numerusform>%Ln ZIPs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln units</source>
        <translation>
            <numerusform>%Ln Einheit</numerusform>
            <numerusform>%Ln Einheiten</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>noch etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>noch etwa %1 min</translation>
    </message>
    <message>
        <source>%1%2</source>
        <comment>currency sign, amount</comment>
        <translation>%2&#x2009;%1</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>day, as QLocale writes it</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day, as QLocale writes it</comment>
        <translation>d. MMM</translation>
    </message>
</context>
<context>
    <name>FloodTool</name>
    <message>
        <source>Flood</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Click %1 to select it with all of its territory round it</source>
        <translation>%1 anklicken, um alles vom selben Gebiet ringsum auszuwählen</translation>
    </message>
    <message>
        <source>Click %1 to move it, with all of its territory round it, to %2</source>
        <translation>%1 anklicken, um alles vom selben Gebiet ringsum nach %2 zu verschieben</translation>
    </message>
</context>
<context>
    <name>GestureTotals</name>
    <message>
        <source>%1 is locked</source>
        <translation>%1 ist gesperrt</translation>
    </message>
    <message>
        <source>%1 is locked until %2</source>
        <translation>%1 ist gesperrt bis %2</translation>
    </message>
    <message>
        <source>Unlock it or choose another ZIP.</source>
        <translation>Entsperren oder ein anderes ZIP wählen.</translation>
    </message>
    <message>
        <source>Unlock it or choose another unit.</source>
        <translation>Entsperren oder eine andere Einheit wählen.</translation>
    </message>
    <message>
        <source>This would cut %1 in two</source>
        <translation>Das würde %1 zerteilen</translation>
    </message>
    <message>
        <source>Include %1, or hold Alt to move it anyway.</source>
        <translation>%1 mitnehmen, oder mit Alt trotzdem verschieben.</translation>
    </message>
    <message>
        <source>%1 in two parts</source>
        <translation>%1 in zwei Teilen</translation>
    </message>
    <message>
        <source>%1 in more parts</source>
        <translation>%1 in mehr Teilen</translation>
    </message>
    <message>
        <source>All stay contiguous</source>
        <translation>Alle bleiben zusammenhängend</translation>
    </message>
    <message>
        <source>Both stay contiguous</source>
        <translation>Beide bleiben zusammenhängend</translation>
    </message>
    <message>
        <source>Stays contiguous</source>
        <translation>Bleibt zusammenhängend</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 locked</source>
        <translation>%1 gesperrt</translation>
    </message>
    <message>
        <source>Unlock it or choose another target.</source>
        <translation>Entsperren oder ein anderes Ziel wählen.</translation>
    </message>
    <message>
        <source>Its units stay. Unlock it first.</source>
        <translation>Seine Einheiten bleiben. Zuerst entsperren.</translation>
    </message>
    <message>
        <source>Take %1 from their territory</source>
        <translation>%1 aus dem Gebiet nehmen</translation>
    </message>
    <message>
        <source>Move %1 to %2</source>
        <translation>%1 zu %2 verschieben</translation>
    </message>
    <message numerus="yes">
        <source>%n named accounts</source>
        <translation>
            <numerusform>%n benannter Kunde</numerusform>
            <numerusform>%n benannte Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 mit %2</translation>
    </message>
</context>
<context>
    <name>Heatmap</name>
    <message>
        <source>number</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>per km²</source>
        <translation>je km²</translation>
    </message>
    <message>
        <source>%1 per km²</source>
        <translation>%1 je km²</translation>
    </message>
    <message>
        <source>%1, Gaussian kernel, σ %2 km</source>
        <translation>%1, Gauß-Kern, σ %2 km</translation>
    </message>
    <message>
        <source>%1, %2 kernel, radius %3 km</source>
        <translation>%1, Kern %2, Radius %3 km</translation>
    </message>
    <message>
        <source>%1 minus %2</source>
        <translation>%1 minus %2</translation>
    </message>
</context>
<context>
    <name>ImportChoices</name>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>%1, $ k</source>
        <translation>%1, Tsd. $</translation>
    </message>
    <message>
        <source>%1, $</source>
        <translation>%1, $</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>Verkaufschancen</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Leads</translation>
    </message>
    <message>
        <source>Reps</source>
        <translation>Vertriebsmitarbeiter</translation>
    </message>
    <message>
        <source>Own column, %1</source>
        <translation>Eigene Spalte, %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>Nicht importiert</translation>
    </message>
    <message>
        <source>%1 repaired</source>
        <translation>%1 repariert</translation>
    </message>
    <message>
        <source>%1 to decide</source>
        <translation>%1 zu entscheiden</translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message>
        <source>done in %1 s</source>
        <translation>fertig nach %1 s</translation>
    </message>
    <message>
        <source>did not work</source>
        <translation>hat nicht geklappt</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>LassoTool</name>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Draw around %1 to select them</source>
        <translation>%1 umfahren, um sie auszuwählen</translation>
    </message>
    <message>
        <source>Draw around %1, release to move them to %2</source>
        <translation>%1 umfahren; Loslassen verschiebt sie nach %2</translation>
    </message>
</context>
<context>
    <name>LeadFields</name>
    <message>
        <source>Leads</source>
        <translation>Leads</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Je</translation>
    </message>
    <message>
        <source>County</source>
        <translation>County</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Bundesstaat</translation>
    </message>
    <message>
        <source>Markets</source>
        <translation>Märkte</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Counties, states, the markets of a table of counties (DMAs, metropolitan areas), or who answers</source>
        <translation>Counties, Bundesstaaten, die Märkte einer Tabelle von Counties (DMAs, Ballungsräume), oder wer antwortet</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>A table that says for each county in which market it lies</source>
        <translation>Eine Tabelle, die zu jedem County sagt, in welchem Markt es liegt</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Its column with the market</source>
        <translation>Ihre Spalte mit dem Markt</translation>
    </message>
    <message>
        <source>The column of leads with the minutes to the first answer</source>
        <translation>Die Spalte der Leads mit den Minuten bis zur ersten Antwort</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Abschlussquote</translation>
    </message>
    <message>
        <source>Two hours apart</source>
        <translation>2 h entfernt</translation>
    </message>
    <message>
        <source>What the upper map shows: how many convert, how long the first answer takes, how many are with somebody who is not in charge of the territory, or two hours or more from their owner by the clock</source>
        <translation>Was die obere Karte zeigt: wie viele zu Kunden werden, wie lange die erste Antwort dauert, wie viele bei jemandem liegen, der für das Gebiet nicht zuständig ist, oder nach der Uhr zwei Stunden oder mehr von ihm entfernt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answer time</source>
        <translation>Antwortzeit</translation>
    </message>
    <message>
        <source>Others&apos; ground</source>
        <translation>Fremdes Gebiet</translation>
    </message>
</context>
<context>
    <name>LeadsView</name>
    <message>
        <source>County</source>
        <translation>County</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Bundesstaat</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>Ranked by leads</source>
        <translation>Nach Zahl der Leads</translation>
    </message>
    <message>
        <source>Ranked by lower estimate</source>
        <translation>Nach unterer Schätzung</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Leads</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Abschlussquote</translation>
    </message>
    <message>
        <source>Min</source>
        <comment>minutes to the first answer, a table head</comment>
        <translation>Min</translation>
    </message>
    <message>
        <source>Spend</source>
        <comment>whether a market deserves it</comment>
        <translation>Lohnt</translation>
    </message>
    <message>
        <source>Who has the lead is who answers it. On the map an owner&apos;s territories stand for the owner.</source>
        <translation>Wer den Lead hat, beantwortet ihn. Auf der Karte stehen die Gebiete für den, der zuständig ist.</translation>
    </message>
    <message>
        <source>Conversion is drawn to the average where there are few leads; grey figures: it lies within in 8 of 10 cases. A market deserves spend if it converts more than the average even at the lower end.</source>
        <translation>Wo es wenige Leads gibt, ist die Quote zum Durchschnitt gezogen; graue Zahlen: in 8 von 10 Fällen liegt sie darin. Ein Markt ist Ausgaben wert, wenn er selbst am unteren Ende besser als der Durchschnitt ist.</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>Zu Kunden geworden</translation>
    </message>
    <message>
        <source>First answer, median</source>
        <translation>Erste Antwort, Median</translation>
    </message>
    <message>
        <source>Most are with</source>
        <translation>Die meisten hat</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>Markets</source>
        <translation>Märkte</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>Zuständige</translation>
    </message>
    <message>
        <source>%1 leads, %2 converted</source>
        <translation>%1 Leads, %2 zu Kunden geworden</translation>
    </message>
    <message>
        <source>First answer after %1</source>
        <translation>Erste Antwort nach %1</translation>
    </message>
    <message>
        <source>Conversion %1</source>
        <translation>Abschlussquote %1</translation>
    </message>
    <message>
        <source>Deserves spend: converts more than the average of %1 even at the lower end.</source>
        <translation>Ausgaben wert: selbst am unteren Ende besser als der Durchschnitt von %1.</translation>
    </message>
    <message>
        <source>Has no territory on the map.</source>
        <translation>Hat kein Gebiet auf der Karte.</translation>
    </message>
    <message>
        <source>Lies outside of the plan&apos;s areas.</source>
        <translation>Liegt außerhalb der Flächen des Plans.</translation>
    </message>
    <message>
        <source>With the territory&apos;s own</source>
        <translation>Beim Gebiet selbst</translation>
    </message>
    <message>
        <source>Two hours or more apart</source>
        <translation>Zwei Stunden oder mehr entfernt</translation>
    </message>
    <message>
        <source>Until the first answer</source>
        <translation>Bis zur ersten Antwort</translation>
    </message>
    <message>
        <source>min, median</source>
        <translation>min, Median</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>Not with the territory&apos;s own</source>
        <translation>Nicht beim Gebiet selbst</translation>
    </message>
    <message>
        <source>% of leads in a territory</source>
        <translation>% der Leads in einem Gebiet</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>% of leads, by the clocks of both</source>
        <translation>% der Leads, nach beider Uhren</translation>
    </message>
    <message>
        <source>Conversion of leads</source>
        <translation>Abschlussquote der Leads</translation>
    </message>
    <message>
        <source>percentage points from the average of %1</source>
        <translation>Prozentpunkte vom Durchschnitt von %1</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>less</source>
        <translation>weniger</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>no leads</source>
        <translation>keine Leads</translation>
    </message>
    <message>
        <source>No market stands out: none converts more than the average beyond what chance would do.</source>
        <translation>Kein Markt ragt heraus: keiner liegt über dem Durchschnitt, ohne dass es Zufall sein könnte.</translation>
    </message>
    <message>
        <source>Deserves spend: %1.</source>
        <translation>Ausgaben wert: %1.</translation>
    </message>
    <message>
        <source>Deserves spend: %1, and %2 more.</source>
        <translation>Ausgaben wert: %1 und %2 weitere.</translation>
    </message>
    <message>
        <source>Leads without a place: %1.</source>
        <translation>Leads ohne Ort: %1.</translation>
    </message>
    <message>
        <source>In no market: %1.</source>
        <translation>In keinem Markt: %1.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source> M</source>
        <translation> Mio.</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 und mehr</translation>
    </message>
    <message>
        <source>territory, name and share of target</source>
        <translation>Gebiet, Name, Zielanteil</translation>
    </message>
    <message>
        <source>proposed move, new owner&apos;s colour</source>
        <translation>vorgeschlagener Wechsel, Farbe des neuen Gebiets</translation>
    </message>
    <message>
        <source>present border of a proposed move</source>
        <translation>jetzige Grenze bei vorgeschlagenem Wechsel</translation>
    </message>
    <message>
        <source>account, class A, B, C</source>
        <translation>Kunde, Klasse A, B, C</translation>
    </message>
    <message>
        <source>account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>rep base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>approximate ZIP area</source>
        <translation>ungefähre ZIP-Fläche</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>accounts by %1</source>
        <translation>Kunden nach %1</translation>
    </message>
    <message>
        <source>account, %1 of %2 shown</source>
        <translation>Kunde, %1 von %2 gezeigt</translation>
    </message>
    <message>
        <source>Accounts by %1</source>
        <translation>Kunden nach %1</translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message>
        <source>km</source>
        <translation>km</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>approximate ZIP areas</source>
        <translation>ungefähre ZIP-Flächen</translation>
    </message>
</context>
<context>
    <name>MapBook</name>
    <message>
        <source>Areas: %1</source>
        <translation>Flächen: %1</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Until now</source>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>new in this plan</source>
        <translation>neu in diesem Plan</translation>
    </message>
    <message>
        <source>border until now (%1)</source>
        <translation>bisherige Grenze (%1)</translation>
    </message>
    <message>
        <source>Territory map book · page %1 of %2 · printed %3</source>
        <translation>Kartenbuch der Gebiete · Seite %1 von %2 · gedruckt %3</translation>
    </message>
    <message>
        <source>Approximate ZIP areas.</source>
        <translation>Ungefähre ZIP-Flächen.</translation>
    </message>
    <message>
        <source>scenario %1, %2</source>
        <translation>Szenario %1, %2</translation>
    </message>
    <message>
        <source>%1 %2 of %3 target</source>
        <translation>%1 %2 von %3 Ziel</translation>
    </message>
    <message>
        <source>, in band %1</source>
        <translation>, im Band %1</translation>
    </message>
    <message>
        <source>, outside band %1</source>
        <translation>, außerhalb des Bands %1</translation>
    </message>
    <message>
        <source>ZIPs</source>
        <translation>ZIPs</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>Fortsetzung</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>band %1</source>
        <translation>Band %1</translation>
    </message>
    <message>
        <source>until now (%1)</source>
        <translation>bisher (%1)</translation>
    </message>
    <message>
        <source>%1 received</source>
        <translation>%1 erhalten</translation>
    </message>
    <message>
        <source>Accounts received</source>
        <translation>Kunden erhalten</translation>
    </message>
    <message>
        <source>%1 given away</source>
        <translation>%1 abgegeben</translation>
    </message>
    <message>
        <source>Accounts given away</source>
        <translation>Kunden abgegeben</translation>
    </message>
    <message>
        <source>what changes, %1 → %2</source>
        <translation>was sich ändert, %1 → %2</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>%1 → %2, largest first</source>
        <translation>%1 → %2, größte zuerst</translation>
    </message>
    <message>
        <source>In band (%1)</source>
        <translation>Im Band (%1)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Largest deviation</source>
        <translation>Größte Abweichung</translation>
    </message>
    <message>
        <source>Balance index (100 = even)</source>
        <translation>Ausgleichsindex (100 = gleich)</translation>
    </message>
    <message>
        <source>Contiguous</source>
        <translation>Zusammenhängend</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Without a territory</source>
        <translation>Ohne Gebiet</translation>
    </message>
    <message>
        <source>New since %1</source>
        <translation>Neu seit %1</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Rep</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Imbalance</source>
        <translation>Ungleichgewicht</translation>
    </message>
    <message>
        <source>%1, % from target</source>
        <translation>%1, % Abweichung vom Ziel</translation>
    </message>
    <message>
        <source>Largest deviation %1</source>
        <translation>Größte Abweichung %1</translation>
    </message>
    <message>
        <source> in band %1</source>
        <translation> im Band %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Erhalten</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>An %1</translation>
    </message>
    <message>
        <source>Given away</source>
        <translation>Abgegeben</translation>
    </message>
    <message>
        <source>Share of target %1 → %2</source>
        <translation>Anteil am Ziel %1 → %2</translation>
    </message>
    <message>
        <source>%1: nothing</source>
        <translation>%1: nichts</translation>
    </message>
    <message numerus="yes">
        <source>%Ln others</source>
        <translation>
            <numerusform>%Ln anderes</numerusform>
            <numerusform>%Ln andere</numerusform>
        </translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>Share of target</source>
        <translation>Anteil am Ziel</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>the first %1; the rest on the next page</source>
        <translation>die ersten %1; der Rest auf der nächsten Seite</translation>
    </message>
    <message>
        <source>the %1 with most %2; the rest on the next page</source>
        <translation>die %1 mit dem höchsten Wert (%2); der Rest auf der nächsten Seite</translation>
    </message>
    <message>
        <source>Largest accounts</source>
        <translation>Größte Kunden</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiteres</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Deviation until now</source>
        <translation>Abweichung bisher</translation>
    </message>
    <message>
        <source>Area, km²</source>
        <translation>Fläche, km²</translation>
    </message>
    <message>
        <source>Units received</source>
        <translation>Einheiten erhalten</translation>
    </message>
    <message>
        <source>Units given away</source>
        <translation>Einheiten abgegeben</translation>
    </message>
</context>
<context>
    <name>MapTool</name>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>adds</source>
        <translation>ergänzt</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>takes away</source>
        <translation>nimmt weg</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>cancels</source>
        <translation>bricht ab</translation>
    </message>
    <message>
        <source>a ZIP</source>
        <translation>eine PLZ</translation>
    </message>
    <message>
        <source>a unit</source>
        <translation>eine Einheit</translation>
    </message>
    <message>
        <source>ZIPs</source>
        <translation>ZIPs</translation>
    </message>
    <message>
        <source>units</source>
        <translation>Einheiten</translation>
    </message>
</context>
<context>
    <name>MarketFields</name>
    <message>
        <source>Whitespace</source>
        <translation>Weiße Flecken</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Where the market comes from: measures of the plan, or a table of your own by ZIP</source>
        <translation>Woher der Markt kommt: Messgrößen des Plans oder eine eigene Tabelle nach ZIP</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>The measure of the layer, or the column of the table, that says how large the market is</source>
        <translation>Die Messgröße der Ebene oder die Spalte der Tabelle, die sagt, wie groß der Markt ist</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>The column of the table with the keys of the units</source>
        <translation>Die Spalte der Tabelle mit den Schlüsseln der Einheiten</translation>
    </message>
    <message>
        <source>Withheld</source>
        <translation>Geheim</translation>
    </message>
    <message>
        <source>The column with the size class (A to M) of figures that the Census withholds: they count as ranges, never as zero</source>
        <translation>Die Spalte mit der Größenklasse (A bis M) von Zahlen, die der Zensus geheim hält: sie zählen als Spannen, nie als null</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>What is sold already: the number of accounts or what they hold</source>
        <translation>Was schon verkauft wird: die Zahl der Kunden oder ihr Wert</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Je</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Round breaks</source>
        <translation>Rund</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>Quantile</translation>
    </message>
    <message>
        <source>Hatch below</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>Areas with less market are hatched: their figures say too little</source>
        <translation>Flächen mit weniger Markt sind schraffiert: ihre Zahlen sagen zu wenig</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>Der Plan</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>County</source>
        <translation>County</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Units, counties, states, or the markets of a table of counties (DMAs, metropolitan areas)</source>
        <translation>Einheiten, Kreise, Staaten oder die Märkte einer Tabelle von Kreisen (DMAs, Ballungsräume)</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>A table that says for each county in which market it lies</source>
        <translation>Eine Tabelle, die zu jedem County sagt, in welchem Markt es liegt</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Its column with the market</source>
        <translation>Ihre Spalte mit dem Markt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Staat</translation>
    </message>
    <message>
        <source>Markets</source>
        <translation>Märkte</translation>
    </message>
</context>
<context>
    <name>MatchLevels</name>
    <message>
        <source>Given by the file</source>
        <translation>Aus der Datei</translation>
    </message>
    <message>
        <source>Rooftop or point</source>
        <translation>Dach oder Punkt</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Flurstück</translation>
    </message>
    <message>
        <source>Interpolated</source>
        <translation>Interpoliert</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>MeasureTool</name>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Click from place to place, a double click ends the line</source>
        <translation>Von Ort zu Ort klicken, ein Doppelklick beendet die Linie</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>last point back</source>
        <translation>letzten Punkt zurück</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>clears</source>
        <translation>leert</translation>
    </message>
    <message>
        <source>last leg %1 · area %2 km²</source>
        <translation>letztes Stück %1 · Fläche %2 km²</translation>
    </message>
</context>
<context>
    <name>Measures</name>
    <message>
        <source>Potential</source>
        <translation>Potenzial</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Einwohner</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Arbeitslast</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Haushalte</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&gt;&amp;Export</source>
        <translation>&gt;&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&gt;&amp;Theme</source>
        <translation>&gt;&amp;Design</translation>
    </message>
    <message>
        <source>&gt;Lan&amp;guage</source>
        <translation>&gt;S&amp;prache</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Plan</translation>
    </message>
    <message>
        <source>&amp;Territory</source>
        <translation>&amp;Gebiet</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&gt;Tool&amp;s</source>
        <translation>&gt;&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&gt;Re&amp;views</source>
        <translation>&gt;Bes&amp;prechungen</translation>
    </message>
</context>
<context>
    <name>OverlapView</name>
    <message>
        <source>On others&apos; ground</source>
        <translation>Auf fremdem Grund</translation>
    </message>
    <message>
        <source>Ranked by what would change hands</source>
        <translation>Nach dem, was wechseln würde</translation>
    </message>
    <message>
        <source>Several reps in one %1</source>
        <translation>Mehrere Mitarbeiter in einer %1</translation>
    </message>
    <message>
        <source>accounts that would change hands</source>
        <translation>Kunden, die wechseln würden</translation>
    </message>
    <message>
        <source>that would change hands, %1</source>
        <translation>was wechseln würde, %1</translation>
    </message>
    <message>
        <source>one rep, or none</source>
        <translation>ein Mitarbeiter oder keiner</translation>
    </message>
    <message>
        <source>Accounts with an owner</source>
        <translation>Kunden mit Betreuer</translation>
    </message>
    <message>
        <source>Nobody&apos;s</source>
        <translation>Ohne Betreuer</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>Im Konflikt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>overlay</source>
        <translation>Überlagerung</translation>
    </message>
    <message>
        <source>By the owners that accounts have in the CRM. Each shared area is proposed to the rep with most value in it; overlay teams are no conflict. Min: estimated minutes of the nearest rep.</source>
        <translation>Nach den Betreuern im CRM. Jede geteilte Fläche wird dem vorgeschlagen, der dort den meisten Wert hat; Überlagerungsteams sind kein Konflikt. Min: geschätzte Minuten des nächsten Mitarbeiters.</translation>
    </message>
    <message>
        <source>Most value: %1</source>
        <translation>Meister Wert: %1</translation>
    </message>
    <message>
        <source>Also there: %1</source>
        <translation>Auch dort: %1</translation>
    </message>
    <message>
        <source>%1 would change hands, %2</source>
        <translation>%1 würden wechseln, %2</translation>
    </message>
    <message>
        <source>Proposed to</source>
        <translation>Vorschlag für</translation>
    </message>
    <message>
        <source>Also there</source>
        <translation>Auch dort</translation>
    </message>
    <message>
        <source>Would change hands</source>
        <translation>Würden wechseln</translation>
    </message>
    <message>
        <source>Their value</source>
        <translation>Ihr Wert</translation>
    </message>
    <message>
        <source>Territory of that rep</source>
        <translation>Dessen Gebiet</translation>
    </message>
</context>
<context>
    <name>PaintTool</name>
    <message>
        <source>Paint</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source>Paint over %1 to select them</source>
        <translation>%1 übermalen, um sie auszuwählen</translation>
    </message>
    <message>
        <source>Paint %1 into %2</source>
        <translation>%1 nach %2 malen</translation>
    </message>
</context>
<context>
    <name>PerformanceFields</name>
    <message>
        <source>Performance</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>12 months</source>
        <translation>12 Monate</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Dieses Quartal</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>Letztes Quartal</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>When deals were closed; before that, a period of the same length is what growth goes by</source>
        <translation>Wann Geschäfte abgeschlossen wurden; das Wachstum richtet sich nach einem gleich langen Zeitraum davor</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Potential</source>
        <translation>Potenzial</translation>
    </message>
    <message>
        <source>The measure that results are set against</source>
        <translation>Die Messgröße, gegen die Ergebnisse gehalten werden</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Of all territories together, to be shared out by potential; no share is farther than 30 % from the mean one</source>
        <translation>Aller Gebiete zusammen, nach Potenzial aufgeteilt; kein Anteil liegt mehr als 30 % vom mittleren entfernt</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>Upper map</source>
        <translation>Karte oben</translation>
    </message>
    <message>
        <source>Won, of target</source>
        <translation>Vom Ziel</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Wachstum</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Abschlussquote</translation>
    </message>
    <message>
        <source>New accounts</source>
        <translation>Neue Kunden</translation>
    </message>
    <message>
        <source>Lower map</source>
        <translation>Karte unten</translation>
    </message>
    <message>
        <source>Beyond potential</source>
        <translation>Über Potenzial</translation>
    </message>
    <message>
        <source>The territory&apos;s</source>
        <translation>Das des Gebiets</translation>
    </message>
    <message>
        <source>What was won beyond what potential lets expect, or what the territory itself brings</source>
        <translation>Was über das hinaus gewonnen wurde, was das Potenzial erwarten lässt, oder was das Gebiet selbst mitbringt</translation>
    </message>
    <message>
        <source>The plan&apos;s</source>
        <translation>Die des Plans</translation>
    </message>
</context>
<context>
    <name>PerformanceView</name>
    <message>
        <source>above</source>
        <translation>darüber</translation>
    </message>
    <message>
        <source>below</source>
        <translation>darunter</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>wie erwartet</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Beyond potential</source>
        <translation>Über Potenzial</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Without potential nothing can be expected of it.</source>
        <translation>Ohne Potenzial lässt sich nichts erwarten.</translation>
    </message>
    <message>
        <source>Won %1</source>
        <translation>Gewonnen %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Expected of its potential</source>
        <translation>Vom Potenzial her erwartet</translation>
    </message>
    <message>
        <source>Eight of ten like it</source>
        <translation>Acht von zehn solchen</translation>
    </message>
    <message>
        <source>The territory&apos;s part</source>
        <translation>Anteil des Gebiets</translation>
    </message>
    <message>
        <source>Beyond that</source>
        <translation>Darüber hinaus</translation>
    </message>
    <message>
        <source>Won %1, expected %2 (%3)</source>
        <translation>Gewonnen %1, erwartet %2 (%3)</translation>
    </message>
    <message>
        <source>The territory %1, beyond that %2</source>
        <translation>Das Gebiet %1, darüber hinaus %2</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>Of target</source>
        <translation>Vom Ziel</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Wachstum</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Abschlussquote</translation>
    </message>
    <message>
        <source>New accounts</source>
        <translation>Neue Kunden</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>More than nine of ten territories like it.</source>
        <translation>Mehr als neun von zehn solchen Gebieten.</translation>
    </message>
    <message>
        <source>Less than nine of ten territories like it.</source>
        <translation>Weniger als neun von zehn solchen Gebieten.</translation>
    </message>
    <message>
        <source>What territories of its potential make.</source>
        <translation>Was Gebiete dieses Potenzials schaffen.</translation>
    </message>
    <message>
        <source>Against the mean of all, the territory accounts for %1, and the rep, or chance, for %2.</source>
        <translation>Gegen den Durchschnitt aller macht das Gebiet %1 aus, der Mitarbeiter oder der Zufall %2.</translation>
    </message>
    <message>
        <source>no territory, or nothing to go by</source>
        <translation>kein Gebiet, oder kein Anhalt</translation>
    </message>
    <message>
        <source>Won against target</source>
        <translation>Gewonnen gegen Ziel</translation>
    </message>
    <message>
        <source>% above or below the target</source>
        <translation>% über oder unter dem Ziel</translation>
    </message>
    <message>
        <source>% on the period before</source>
        <translation>% gegen den Zeitraum davor</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>% of closed deals are won</source>
        <translation>% der abgeschlossenen Geschäfte gewonnen</translation>
    </message>
    <message>
        <source>whose first deal was won in the period</source>
        <translation>deren erstes Geschäft im Zeitraum gewonnen wurde</translation>
    </message>
    <message>
        <source>No target has been given</source>
        <translation>Kein Ziel vorgegeben</translation>
    </message>
    <message>
        <source>Won minus expected</source>
        <translation>Gewonnen minus erwartet</translation>
    </message>
    <message>
        <source>Expected minus the mean</source>
        <translation>Erwartet minus Durchschnitt</translation>
    </message>
    <message>
        <source>Territories above, below</source>
        <translation>Gebiete darüber, darunter</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Differences that potential foretells</source>
        <translation>Unterschiede, die das Potenzial vorhersagt</translation>
    </message>
    <message>
        <source>Potential foretells most of the differences between territories.</source>
        <translation>Das Potenzial sagt die meisten Unterschiede zwischen Gebieten vorher.</translation>
    </message>
    <message>
        <source>Potential foretells little of the differences between territories: where one stands says little about its potential.</source>
        <translation>Das Potenzial sagt wenig von den Unterschieden zwischen Gebieten vorher: wo eines steht, sagt wenig über sein Potenzial.</translation>
    </message>
    <message>
        <source>1 % more potential goes with %1 % more.</source>
        <translation>Mit 1 % mehr Potenzial geht %1 % mehr einher.</translation>
    </message>
    <message>
        <source>Results are taken as in proportion to potential.</source>
        <translation>Ergebnisse gelten als dem Potenzial proportional.</translation>
    </message>
    <message>
        <source>In the chart each dot is a territory; the line through it is where eight of ten territories of its potential would lie.</source>
        <translation>Im Diagramm ist jeder Punkt ein Gebiet; auf dem Strich lägen acht von zehn Gebieten dieses Potenzials.</translation>
    </message>
    <message>
        <source>Closed %1 to %2; growth is against %3 to %4.</source>
        <translation>Abgeschlossen %1 bis %2; Wachstum gegen %3 bis %4.</translation>
    </message>
    <message>
        <source>Of no known account: %1.</source>
        <translation>Ohne bekannten Kunden: %1.</translation>
    </message>
    <message>
        <source>In no territory: %1.</source>
        <translation>In keinem Gebiet: %1.</translation>
    </message>
    <message>
        <source>Closed without a date: %1.</source>
        <translation>Ohne Datum abgeschlossen: %1.</translation>
    </message>
    <message>
        <source>Ranked, best first</source>
        <translation>Rangfolge, Bestes zuerst</translation>
    </message>
</context>
<context>
    <name>PinTool</name>
    <message>
        <source>Drag the pin to where the account is</source>
        <translation>Nadel dorthin ziehen, wo der Kunde ist</translation>
    </message>
</context>
<context>
    <name>PlanFigures</name>
    <message numerus="yes">
        <source>%Ln territories are outside %1</source>
        <translation>
            <numerusform>%Ln Gebiet liegt außerhalb von %1</numerusform>
            <numerusform>%Ln Gebiete liegen außerhalb von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Ausgleichen</translation>
    </message>
    <message numerus="yes">
        <source>%1 is in %Ln parts</source>
        <translation>
            <numerusform>%1 hat %Ln Teil</numerusform>
            <numerusform>%1 hat %Ln Teile</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ZIPs belong to no territory</source>
        <translation>
            <numerusform>%Ln ZIP gehört zu keinem Gebiet</numerusform>
            <numerusform>%Ln ZIPs gehören zu keinem Gebiet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln units belong to no territory</source>
        <translation>
            <numerusform>%Ln Einheit gehört zu keinem Gebiet</numerusform>
            <numerusform>%Ln Einheiten gehören zu keinem Gebiet</numerusform>
        </translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln accounts are located by ZIP only</source>
        <translation>
            <numerusform>%Ln Kunde ist nur nach ZIP verortet</numerusform>
            <numerusform>%Ln Kunden sind nur nach ZIP verortet</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln accounts lie outside all territories</source>
        <translation>
            <numerusform>%Ln Kunde liegt außerhalb aller Gebiete</numerusform>
            <numerusform>%Ln Kunden liegen außerhalb aller Gebiete</numerusform>
        </translation>
    </message>
    <message>
        <source>ZIP areas are approximate, made from points</source>
        <translation>ZIP-Flächen sind ungefähr, aus Punkten</translation>
    </message>
</context>
<context>
    <name>QuarterlyPack</name>
    <message>
        <source>How evenly</source>
        <translation>Wie gleichmäßig</translation>
    </message>
    <message>
        <source>Lorenz curve of shares of target</source>
        <translation>Lorenzkurve der Anteile am Ziel</translation>
    </message>
    <message>
        <source>Gini coefficient</source>
        <translation>Gini-Koeffizient</translation>
    </message>
    <message>
        <source>Balance index</source>
        <translation>Ausgewogenheit</translation>
    </message>
    <message>
        <source>In band</source>
        <translation>Im Band</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>On the dashed line every territory holds what it should; the farther the curve hangs below it, the less even the plan.</source>
        <translation>Auf der gestrichelten Linie hat jedes Gebiet, was es haben soll; je tiefer die Kurve darunter hängt, desto ungleicher der Plan.</translation>
    </message>
    <message>
        <source>territories</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Ausgleich</translation>
    </message>
    <message>
        <source>%1 against target; grey: band; whiskers: 95 of 100 cases of data error; hatched: outside</source>
        <translation>%1 gegen das Ziel; grau: Band; Striche: 95 von 100 Fällen bei Datenfehlern; schraffiert: außerhalb</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Of target</source>
        <translation>Vom Ziel</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Spanne</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message numerus="yes">
        <source>%Ln units were given to others since the plan was published; these figures count them where they are now.</source>
        <translation>
            <numerusform>%Ln Einheit kam seit der Veröffentlichung in andere Hände; sie zählt hier, wo sie jetzt ist.</numerusform>
            <numerusform>%Ln Einheiten kamen seit der Veröffentlichung in andere Hände; sie zählen hier, wo sie jetzt sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>What changed hands</source>
        <translation>Was in andere Hände kam</translation>
    </message>
    <message>
        <source>in the published plan</source>
        <translation>im veröffentlichten Plan</translation>
    </message>
    <message>
        <source>No unit changed hands in these days.</source>
        <translation>Keine Einheit kam in diesen Tagen in andere Hände.</translation>
    </message>
    <message>
        <source>Hatched: %1 with %2 now in other hands than before these days.</source>
        <translation>Schraffiert: %1 mit %2, jetzt in anderen Händen als vor diesen Tagen.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichung</translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation>Rücknahme</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>share of target by week, as it was kept; grey: band</source>
        <translation>Anteil am Ziel nach Wochen, wie er festgehalten wurde; grau: Band</translation>
    </message>
    <message>
        <source>No plan was in force.</source>
        <translation>Kein Plan war in Kraft.</translation>
    </message>
    <message>
        <source>First week</source>
        <translation>Erste Woche</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>No figures of weeks were kept in these days: the weekly review and the first sync of a week keep them.</source>
        <translation>In diesen Tagen wurden keine Zahlen von Wochen festgehalten: die Wochenbesprechung und der erste Abgleich einer Woche tun das.</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>In band by week: %1.</source>
        <translation>Im Band nach Wochen: %1.</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Hauptbuch</translation>
    </message>
    <message>
        <source>in force from a day of these on</source>
        <translation>in Kraft ab einem dieser Tage</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Nothing was published in these days.</source>
        <translation>In diesen Tagen wurde nichts veröffentlicht.</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>In Kraft ab</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Accounts written</source>
        <translation>Kunden geschrieben</translation>
    </message>
    <message>
        <source>Nothing was published up to the end of these days, and there is not one scenario alone. Publish the plan that counts, or name a scenario: its balance, results, work and quotas stand here then.</source>
        <translation>Bis zum Ende dieser Tage wurde nichts veröffentlicht, und es gibt nicht genau ein Szenario. Veröffentlichen Sie den Plan, der gilt, oder nennen Sie ein Szenario: dann stehen hier Ausgleich, Ergebnisse, Arbeit und Vorgaben.</translation>
    </message>
    <message>
        <source>Nothing stands out in this quarter.</source>
        <translation>In diesem Quartal fällt nichts auf.</translation>
    </message>
    <message>
        <source>Quarterly review</source>
        <translation>Quartalsbesprechung</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Quarter %1 of %2, %3</source>
        <translation>Quartal %1 %2, %3</translation>
    </message>
    <message>
        <source>no plan</source>
        <translation>kein Plan</translation>
    </message>
    <message>
        <source>scenario %1</source>
        <translation>Szenario %1</translation>
    </message>
    <message>
        <source>plan %1, in force since %2</source>
        <translation>Plan %1, in Kraft seit %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>in band ±%1</source>
        <translation>im Band ±%1</translation>
    </message>
    <message>
        <source>Quarterly review · page %1 of %2 · printed %3</source>
        <translation>Quartalsbesprechung · Seite %1 von %2 · gedruckt %3</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>wie erwartet</translation>
    </message>
    <message>
        <source>above</source>
        <translation>darüber</translation>
    </message>
    <message>
        <source>below</source>
        <translation>darunter</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>$ k; grey: what potential leads to expect; hatched: less</source>
        <translation>Tsd. $; grau: was das Potenzial erwarten lässt; schraffiert: weniger</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Wachstum</translation>
    </message>
    <message>
        <source>New accounts</source>
        <translation>Neukunden</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Growth is against as many days before. The expectation follows from what the other territories make of their potential; eight of ten like them lie within the grey range. What remains is the rep, and chance.</source>
        <translation>Wachstum gegenüber ebenso vielen Tagen zuvor. Die Erwartung folgt daraus, was die anderen Gebiete aus ihrem Potenzial machen; acht von zehn wie sie liegen im grauen Bereich. Was bleibt, ist der Mitarbeiter und Zufall.</translation>
    </message>
    <message>
        <source>Quota proposal</source>
        <translation>Vorschlag für Vorgaben</translation>
    </message>
    <message>
        <source>Nothing was won that could be shared out: name a sum.</source>
        <translation>Nichts wurde gewonnen, das verteilt werden könnte: nennen Sie eine Summe.</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>$, in proportion to %1; dashed: cap of %2 round the mean</source>
        <translation>$, im Verhältnis zu %1; gestrichelt: Grenze von %2 um das Mittel</translation>
    </message>
    <message>
        <source>The sum is the one that was asked for.</source>
        <translation>Die Summe ist die verlangte.</translation>
    </message>
    <message>
        <source>The sum is what was won in these days.</source>
        <translation>Die Summe ist, was in diesen Tagen gewonnen wurde.</translation>
    </message>
    <message>
        <source>Largest deviation</source>
        <translation>Größte Abweichung</translation>
    </message>
    <message>
        <source>Mean drive, min (estimate)</source>
        <translation>Mittlere Fahrt, min (Schätzung)</translation>
    </message>
    <message>
        <source>Units that move</source>
        <translation>Einheiten, die wechseln</translation>
    </message>
    <message>
        <source>Accounts that change rep</source>
        <translation>Kunden mit neuem Mitarbeiter</translation>
    </message>
    <message>
        <source>Share that moves</source>
        <translation>Anteil, der wechselt</translation>
    </message>
    <message>
        <source>the plan</source>
        <translation>der Plan</translation>
    </message>
    <message>
        <source>Scenarios side by side</source>
        <translation>Szenarien nebeneinander</translation>
    </message>
    <message>
        <source>by the measures of the plan; what moves is against it</source>
        <translation>nach den Kenngrößen des Plans; Wechsel ihm gegenüber</translation>
    </message>
    <message>
        <source>There is no scenario beside the plan.</source>
        <translation>Neben dem Plan gibt es kein Szenario.</translation>
    </message>
    <message>
        <source>Territories</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>%1 against target, and work of a year</source>
        <translation>%1 gegen das Ziel, und Arbeit eines Jahres</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Rep</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Visits, h</source>
        <translation>Besuche, h</translation>
    </message>
    <message>
        <source>Driving, h</source>
        <translation>Fahrt, h</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Mannschaft</translation>
    </message>
    <message>
        <source>work of a year by the hours of so many reps</source>
        <translation>Arbeit eines Jahres durch die Stunden so vieler Mitarbeiter</translation>
    </message>
    <message>
        <source>Reps</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>Of their hours</source>
        <translation>Ihrer Stunden</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Nötig</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>nötig</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>$ k</source>
        <translation>Tsd. $</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Zuvor</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Deals won</source>
        <translation>Abschlüsse</translation>
    </message>
    <message>
        <source>Deals lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Abschlussquote</translation>
    </message>
    <message>
        <source>Open value</source>
        <translation>Offener Wert</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>planned and done</source>
        <translation>geplant und gemacht</translation>
    </message>
    <message>
        <source>No visits were planned or made in these days.</source>
        <translation>In diesen Tagen waren keine Besuche geplant, und keine wurden gemacht.</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gemacht</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht gemacht</translation>
    </message>
    <message>
        <source>Not due</source>
        <translation>Noch offen</translation>
    </message>
    <message>
        <source>Unplanned</source>
        <translation>Ungeplant</translation>
    </message>
    <message>
        <source>by the ledger</source>
        <translation>nach dem Hauptbuch</translation>
    </message>
    <message>
        <source>Gained</source>
        <translation>Dazu</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Of target before</source>
        <translation>Vom Ziel zuvor</translation>
    </message>
    <message>
        <source>Of target after</source>
        <translation>Vom Ziel danach</translation>
    </message>
    <message>
        <source>Share of target by week</source>
        <translation>Anteil am Ziel nach Wochen</translation>
    </message>
    <message>
        <source>as it was kept</source>
        <translation>wie er festgehalten wurde</translation>
    </message>
    <message>
        <source>%1 of %2 visits</source>
        <translation>%1 von %2 Besuchen</translation>
    </message>
    <message>
        <source>done, %1; %2 unplanned</source>
        <translation>gemacht, %1; %2 ungeplant</translation>
    </message>
    <message numerus="yes">
        <source>%Ln units changed hands</source>
        <translation>
            <numerusform>%Ln Einheit in anderen Händen</numerusform>
            <numerusform>%Ln Einheiten in anderen Händen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 written to the CRM</source>
        <translation>%1, %2 ins CRM geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln publishes</source>
        <translation>
            <numerusform>%Ln Veröffentlichung</numerusform>
            <numerusform>%Ln Veröffentlichungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 won</source>
        <translation>%1 gewonnen</translation>
    </message>
    <message>
        <source>nothing was won in as many days before</source>
        <translation>in ebenso vielen Tagen zuvor nichts</translation>
    </message>
    <message>
        <source>%1 on as many days before</source>
        <translation>%1 gegenüber ebenso vielen Tagen zuvor</translation>
    </message>
    <message>
        <source>No plan to review</source>
        <translation>Kein Plan zu besprechen</translation>
    </message>
    <message>
        <source>nothing was in force, and no scenario is named</source>
        <translation>nichts war in Kraft, und kein Szenario ist genannt</translation>
    </message>
    <message>
        <source>%1 of %2 in band</source>
        <translation>%1 von %2 im Band</translation>
    </message>
    <message>
        <source>±%1 of target; Gini %2</source>
        <translation>±%1 vom Ziel; Gini %2</translation>
    </message>
    <message>
        <source>No visits planned</source>
        <translation>Keine Besuche geplant</translation>
    </message>
    <message numerus="yes">
        <source>%Ln visits made</source>
        <translation>
            <numerusform>%Ln Besuch gemacht</numerusform>
            <numerusform>%Ln Besuche gemacht</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing published</source>
        <translation>Nichts veröffentlicht</translation>
    </message>
    <message>
        <source>no unit changed hands in force</source>
        <translation>keine Einheit wechselte in Kraft</translation>
    </message>
    <message>
        <source>%1 of %2 out of band, most of all %3 with %4</source>
        <translation>%1 von %2 außerhalb des Bandes, am weitesten %3 mit %4</translation>
    </message>
    <message>
        <source>%1 left its band in the quarter</source>
        <translation>%1 hat im Quartal das Band verlassen</translation>
    </message>
    <message>
        <source>%1 left their band in the quarter</source>
        <translation>%1 haben im Quartal das Band verlassen</translation>
    </message>
    <message>
        <source>%1 has %2 of %3 in band: %4 move, %5 would change rep</source>
        <translation>%1 hat %2 von %3 im Band: %4 wechseln, %5 bekämen einen neuen Mitarbeiter</translation>
    </message>
    <message>
        <source>%1 h of work a year take %2; the plan has %3</source>
        <translation>%1 h Arbeit im Jahr brauchen %2; der Plan hat %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln reps</source>
        <translation>
            <numerusform>%Ln Mitarbeiter</numerusform>
            <numerusform>%Ln Mitarbeiter</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 won less than potential leads to expect</source>
        <translation>Weniger gewonnen, als das Potenzial erwarten lässt: %1</translation>
    </message>
    <message>
        <source>Share %1 out by potential: %2 to %3 a territory</source>
        <translation>%1 nach Potenzial verteilen: %2 bis %3 je Gebiet</translation>
    </message>
    <message>
        <source>%1: %2 of %3 planned visits not done</source>
        <translation>%1: %2 von %3 geplanten Besuchen nicht gemacht</translation>
    </message>
    <message>
        <source>Work of a year</source>
        <translation>Arbeit eines Jahres</translation>
    </message>
    <message>
        <source>hours; hatched: driving, an estimate; dashed: capacity</source>
        <translation>Stunden; schraffiert: Fahrt, geschätzt; gestrichelt: Kapazität</translation>
    </message>
    <message>
        <source>Of capacity</source>
        <translation>Der Kapazität</translation>
    </message>
    <message>
        <source>%1 visits a year to each account, of %2 min.</source>
        <translation>%1 Besuche im Jahr bei jedem Kunden, zu %2 min.</translation>
    </message>
    <message>
        <source>%1 h a year in the field of a rep</source>
        <translation>%1 h im Jahr im Außendienst je Mitarbeiter</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>How many reps the work takes is not known: reps have no hours, and no capacity is given.</source>
        <translation>Wie viele Mitarbeiter die Arbeit braucht, ist unbekannt: Mitarbeiter haben keine Stunden, und keine Kapazität ist angegeben.</translation>
    </message>
    <message>
        <source>frame: planned; filled: done</source>
        <translation>Rahmen: geplant; gefüllt: gemacht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln visits to accounts of no territory count in the sum.</source>
        <translation>
            <numerusform>%Ln Besuch bei einem Kunden ohne Gebiet zählt in der Summe.</numerusform>
            <numerusform>%Ln Besuche bei Kunden ohne Gebiet zählen in der Summe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Approximate ZIP areas.</source>
        <translation>Ungefähre ZIP-Flächen.</translation>
    </message>
</context>
<context>
    <name>ReachFields</name>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Beyond</source>
        <translation>Über</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Überschneidung</translation>
    </message>
    <message>
        <source>Closer than</source>
        <translation>Näher als</translation>
    </message>
    <message>
        <source> km</source>
        <translation> km</translation>
    </message>
</context>
<context>
    <name>ReviewPack</name>
    <message numerus="yes">
        <source>%Ln more in the tables</source>
        <translation>
            <numerusform>%Ln weiteres in den Tabellen</numerusform>
            <numerusform>%Ln weitere in den Tabellen</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Zu entscheiden</translation>
    </message>
    <message>
        <source>Decided:</source>
        <translation>Entschieden:</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Ausgleich</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>Whitespace</source>
        <translation>Weiße Flecken</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Touren</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>CRM</source>
        <translation>CRM</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Mannschaft</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>no stage</source>
        <translation>keine Stufe</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 is new: %2 %3</source>
        <translation>%1 ist neu: %2 %3</translation>
    </message>
    <message>
        <source>%1 is gone: %2 %3</source>
        <translation>%1 ist weg: %2 %3</translation>
    </message>
    <message>
        <source>%1: %2 %3 → %4</source>
        <translation>%1: %2 %3 → %4</translation>
    </message>
    <message>
        <source>%1 (%2) now counts for another territory</source>
        <translation>%1 (%2) zählt jetzt für ein anderes Gebiet</translation>
    </message>
    <message>
        <source>the %1 of the units of %2 changed: %3 → %4</source>
        <translation>%1 der Einheiten von %2 hat sich geändert: %3 → %4</translation>
    </message>
    <message>
        <source>the target of %1 went from %2 to %3, as the whole changed</source>
        <translation>das Ziel von %1 ging von %2 auf %3, weil sich das Ganze änderte</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 ist gegangen</translation>
    </message>
    <message>
        <source>%1 joined</source>
        <translation>%1 ist gekommen</translation>
    </message>
    <message>
        <source>%1 was won: %2</source>
        <translation>%1 wurde gewonnen: %2</translation>
    </message>
    <message>
        <source>%1 was lost: %2</source>
        <translation>%1 ging verloren: %2</translation>
    </message>
    <message>
        <source>%1 accounts of %2 came in at once</source>
        <translation>%1 Kunden von %2 kamen auf einmal</translation>
    </message>
</context>
<context>
    <name>RingTool</name>
    <message>
        <source>Ring</source>
        <translation>Ring</translation>
    </message>
    <message>
        <source>puts it back</source>
        <translation>stellt sie zurück</translation>
    </message>
    <message>
        <source>Drag a base to try another place</source>
        <translation>Eine Basis ziehen, um einen anderen Ort zu versuchen</translation>
    </message>
</context>
<context>
    <name>Routes</name>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>SelectTool</name>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>adds</source>
        <translation>ergänzt</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>takes away</source>
        <translation>nimmt weg</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>cancels</source>
        <translation>bricht ab</translation>
    </message>
    <message>
        <source>Click %1 to select it, drag to pan</source>
        <translation>%1 anklicken, um sie auszuwählen; ziehen verschiebt die Karte</translation>
    </message>
    <message>
        <source>Click %1, then drag them to a territory, or Enter moves them to %2</source>
        <translation>%1 anklicken und auf ein Gebiet ziehen; Enter verschiebt sie nach %2</translation>
    </message>
</context>
<context>
    <name>SplitTool</name>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Draw a line right across a territory; the smaller side becomes a new one</source>
        <translation>Linie ganz durch ein Gebiet ziehen; die kleinere Seite wird ein neues</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>last point back</source>
        <translation>letzten Punkt zurück</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>cancels</source>
        <translation>bricht ab</translation>
    </message>
    <message>
        <source>Go on until the line is right across</source>
        <translation>Weiter, bis die Linie ganz durchgeht</translation>
    </message>
    <message numerus="yes">
        <source>%n units go to a new territory</source>
        <translation>
            <numerusform>%n Einheit geht in ein neues Gebiet</numerusform>
            <numerusform>%n Einheiten gehen in ein neues Gebiet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>ID</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Territory ID</source>
        <translation>Gebietsnummer</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Rep</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Area (km²)</source>
        <translation>Fläche (km²)</translation>
    </message>
    <message>
        <source>Target weight</source>
        <translation>Zielgewicht</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Längengrad</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Breitengrad</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Bundesstaat</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Web site</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Territory in the file</source>
        <translation>Gebiet in der Datei</translation>
    </message>
    <message>
        <source>Located by</source>
        <translation>Verortet nach</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Error (m)</source>
        <translation>Fehler (m)</translation>
    </message>
    <message>
        <source>Place reviewed</source>
        <translation>Ort geprüft</translation>
    </message>
    <message>
        <source>Duplicate of</source>
        <translation>Dublette von</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Festgelegt</translation>
    </message>
    <message>
        <source>Kept because</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Festgelegt bis</translation>
    </message>
    <message>
        <source>%1, % of target</source>
        <translation>%1, % vom Ziel</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>ZIPs</source>
        <translation>ZIPs</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>Letzter Besuch</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>Offene Chancen</translation>
    </message>
    <message>
        <source>Open value</source>
        <translation>Offener Wert</translation>
    </message>
    <message>
        <source>Open stages</source>
        <translation>Offene Stufen</translation>
    </message>
    <message>
        <source>Drive-time ring</source>
        <translation>Fahrzeitring</translation>
    </message>
    <message>
        <source>Ring minutes</source>
        <translation>Ringminuten</translation>
    </message>
    <message>
        <source>Ring area (km²)</source>
        <translation>Ringfläche (km²)</translation>
    </message>
</context>
<context>
    <name>TotalsTip</name>
    <message>
        <source>%1 from %2 to %3 percent</source>
        <translation>%1 von %2 auf %3 Prozent</translation>
    </message>
</context>
<context>
    <name>VisitRows</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>whose?</source>
        <translation>bei wem?</translation>
    </message>
    <message>
        <source>made</source>
        <translation>gemacht</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>On the timeline of %1</source>
        <translation>Auf der Zeitleiste von %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 min late</source>
        <translation>%1 Min. zu spät</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>versäumt</translation>
    </message>
    <message>
        <source>Planned for</source>
        <translation>Geplant für</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Rep</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>Pünktlich</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Versäumt</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Unplanned</source>
        <translation>Ungeplant</translation>
    </message>
    <message>
        <source>On site, h</source>
        <translation>Vor Ort, h</translation>
    </message>
    <message>
        <source>Driving, h</source>
        <translation>Fahrt, h</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>Letzter Besuch</translation>
    </message>
    <message>
        <source>Open value</source>
        <translation>Offener Wert</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>ddd, d MMM HH:mm</source>
        <translation>ddd, d. MMM HH:mm</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Treffen</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
</context>
<context>
    <name>WeeklyPack</name>
    <message>
        <source>Load by rep</source>
        <translation>Last je Mitarbeiter</translation>
    </message>
    <message>
        <source>hours of visits and driving; dashed: %1 h</source>
        <translation>h für Besuche und Fahrten; gestrichelt: %1 h</translation>
    </message>
    <message>
        <source>hours of visits and driving</source>
        <translation>Stunden für Besuche und Fahrten</translation>
    </message>
    <message>
        <source>Rep</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuvor</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>All reps</source>
        <translation>Alle Mitarbeiter</translation>
    </message>
    <message>
        <source>this week</source>
        <translation>diese Woche</translation>
    </message>
    <message>
        <source>last week</source>
        <translation>letzte Woche</translation>
    </message>
    <message>
        <source>beyond</source>
        <translation>darüber</translation>
    </message>
    <message>
        <source>%1 of %2 reps</source>
        <translation>%1 von %2 Mitarbeitern</translation>
    </message>
    <message>
        <source>as planned</source>
        <translation>wie geplant</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>planned and done</source>
        <translation>geplant und gemacht</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gemacht</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>done</source>
        <translation>gemacht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more that nobody planned</source>
        <translation>
            <numerusform>%Ln weiterer, den niemand geplant hat</numerusform>
            <numerusform>%Ln weitere, die niemand geplant hat</numerusform>
        </translation>
    </message>
    <message>
        <source>in band</source>
        <translation>im Band</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>außerhalb</translation>
    </message>
    <message>
        <source>Share of target</source>
        <translation>Anteil am Ziel</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Behoben</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Smallest repair: %1</source>
        <translation>Kleinste Behebung: %1</translation>
    </message>
    <message>
        <source>A repair, not proven smallest: %1</source>
        <translation>Eine Behebung, nicht bewiesen kleinste: %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3.</source>
        <translation>%1: %2, %3.</translation>
    </message>
    <message>
        <source>Nothing smaller restores all %1.</source>
        <translation>Nichts Kleineres bringt alle %1 zurück.</translation>
    </message>
    <message>
        <source>All territories are in band.</source>
        <translation>Alle Gebiete sind im Band.</translation>
    </message>
    <message>
        <source>%1 is out of band</source>
        <translation>%1 ist außerhalb des Bandes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln territories are out of band</source>
        <translation>
            <numerusform>%Ln Gebiet ist außerhalb des Bandes</numerusform>
            <numerusform>%Ln Gebiete sind außerhalb des Bandes</numerusform>
        </translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Territories</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>share of target</source>
        <translation>Anteil am Ziel</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more on the next page</source>
        <translation>
            <numerusform>%Ln weiteres auf der nächsten Seite</numerusform>
            <numerusform>%Ln weitere auf der nächsten Seite</numerusform>
        </translation>
    </message>
    <message>
        <source>Whitespace flags</source>
        <translation>Weiße Flecken</translation>
    </message>
    <message>
        <source>most to win, by %1</source>
        <translation>am meisten zu gewinnen, nach %1</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>to win</source>
        <translation>zu gewinnen</translation>
    </message>
    <message>
        <source>Nothing stands out this week.</source>
        <translation>In dieser Woche fällt nichts auf.</translation>
    </message>
    <message>
        <source>Weekly review</source>
        <translation>Wochenbesprechung</translation>
    </message>
    <message>
        <source>Week %1, %2 · plan %3, in force since %4</source>
        <translation>Woche %1, %2 · Plan %3, in Kraft seit %4</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>in band ±%1</source>
        <translation>im Band ±%1</translation>
    </message>
    <message>
        <source>Weekly review · page %1 of %2 · printed %3</source>
        <translation>Wochenbesprechung · Seite %1 von %2 · gedruckt %3</translation>
    </message>
    <message>
        <source>Pipeline by stage</source>
        <translation>Pipeline nach Stufe</translation>
    </message>
    <message>
        <source>open value, $ k, and change since last week</source>
        <translation>offener Wert in Tsd. $ und Änderung seit letzter Woche</translation>
    </message>
    <message>
        <source>open value, $ k</source>
        <translation>offener Wert in Tsd. $</translation>
    </message>
    <message>
        <source>No open opportunities.</source>
        <translation>Keine offenen Verkaufschancen.</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All stages</source>
        <translation>Alle Stufen</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>%1 and over</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>▲ ▼ change since last week, $ k</source>
        <translation>▲ ▼ Änderung seit letzter Woche, Tsd. $</translation>
    </message>
    <message>
        <source>all of them on the next page</source>
        <translation>alle auf der nächsten Seite</translation>
    </message>
    <message>
        <source>Reps</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>open value in $ k</source>
        <translation>offener Wert in Tsd. $</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Not due</source>
        <translation>Noch offen</translation>
    </message>
    <message>
        <source>Unplanned</source>
        <translation>Ungeplant</translation>
    </message>
    <message>
        <source>Open value</source>
        <translation>Offener Wert</translation>
    </message>
    <message>
        <source>Pipeline by stage and rep</source>
        <translation>Pipeline nach Stufe und Mitarbeiter</translation>
    </message>
    <message>
        <source>%1 against its target</source>
        <translation>%1 gegen das Ziel</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Units that the repair moves</source>
        <translation>Einheiten, die die Behebung verschiebt</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Approximate ZIP areas.</source>
        <translation>Ungefähre ZIP-Flächen.</translation>
    </message>
    <message>
        <source>Figures as known on %1 %2 UTC.</source>
        <translation>Zahlen nach dem Stand vom %1 %2 UTC.</translation>
    </message>
    <message>
        <source>%1 goes to %2</source>
        <translation>%1 an %2</translation>
    </message>
    <message numerus="yes">
        <source>No repair was found; it would take %Ln units or more</source>
        <translation>
            <numerusform>Keine Behebung gefunden; sie bräuchte %Ln Einheit oder mehr</numerusform>
            <numerusform>Keine Behebung gefunden; sie bräuchte %Ln Einheiten oder mehr</numerusform>
        </translation>
    </message>
    <message>
        <source>No repair was found</source>
        <translation>Keine Behebung gefunden</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>outside %1; no repair was found</source>
        <translation>außerhalb %1; keine Behebung gefunden</translation>
    </message>
    <message numerus="yes">
        <source>outside %1; %Ln units repair it</source>
        <translation>
            <numerusform>außerhalb %1; %Ln Einheit behebt es</numerusform>
            <numerusform>außerhalb %1; %Ln Einheiten beheben es</numerusform>
        </translation>
    </message>
    <message>
        <source>of visits and driving</source>
        <translation>für Besuche und Fahrten</translation>
    </message>
    <message>
        <source>of visits and driving, %1 since last week</source>
        <translation>für Besuche und Fahrten, %1 seit letzter Woche</translation>
    </message>
    <message>
        <source>%1 of %2 visits</source>
        <translation>%1 von %2 Besuchen</translation>
    </message>
    <message>
        <source>done, %1</source>
        <translation>gemacht, %1</translation>
    </message>
    <message>
        <source>done, %1 after %2</source>
        <translation>gemacht, %1 nach %2</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>nothing was kept of last week</source>
        <translation>von letzter Woche ist nichts festgehalten</translation>
    </message>
    <message>
        <source>%1 since last week</source>
        <translation>%1 seit letzter Woche</translation>
    </message>
    <message>
        <source>first week out of band</source>
        <translation>erste Woche außerhalb des Bandes</translation>
    </message>
    <message>
        <source>out of band again</source>
        <translation>wieder außerhalb des Bandes</translation>
    </message>
    <message>
        <source>out of band</source>
        <translation>außerhalb des Bandes</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>a unit to a territory</comment>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>Move %1, or wait: %2</source>
        <translation>Verschieben: %1, oder warten: %2</translation>
    </message>
    <message>
        <source>Move %1, or wait: %2, and %3 is above %4 h</source>
        <translation>Verschieben: %1, oder warten: %2, und %3 ist über %4 h</translation>
    </message>
    <message>
        <source>Move %1, or wait: %2, and %3 are above %4 h</source>
        <translation>Verschieben: %1, oder warten: %2, und %3 sind über %4 h</translation>
    </message>
    <message>
        <source>%1: %2, second week above %3 h; %4 to hand over or to drop from the call plan</source>
        <translation>%1: %2, zweite Woche über %3 h; %4 abzugeben oder aus dem Besuchsplan zu streichen</translation>
    </message>
    <message>
        <source>%1: %2, above %3 h; %4 to hand over or to drop from the call plan</source>
        <translation>%1: %2, über %3 h; %4 abzugeben oder aus dem Besuchsplan zu streichen</translation>
    </message>
    <message>
        <source>%1: %2 to win, flagged again</source>
        <translation>%1: %2 zu gewinnen, wieder auffällig</translation>
    </message>
    <message>
        <source>%1: %2 to win, new this week</source>
        <translation>%1: %2 zu gewinnen, neu in dieser Woche</translation>
    </message>
    <message>
        <source>%1: %2 to win, most of all</source>
        <translation>%1: %2 zu gewinnen, am meisten</translation>
    </message>
    <message>
        <source>All %1 in band</source>
        <translation>Alle %1 im Band</translation>
    </message>
    <message>
        <source>%1 of target</source>
        <translation>%1 vom Ziel</translation>
    </message>
    <message>
        <source>above %1 h in the field</source>
        <translation>über %1 h im Außendienst</translation>
    </message>
    <message>
        <source>%1 %2, %3; no repair was found</source>
        <translation>%1 %2, %3; keine Behebung gefunden</translation>
    </message>
    <message>
        <source>%1: %2 of %3 planned visits not done</source>
        <translation>%1: %2 von %3 geplanten Besuchen nicht gemacht</translation>
    </message>
    <message>
        <source>%1 lost %2, most at %3, %4</source>
        <translation>%1 verlor %2, am meisten bei %3, %4</translation>
    </message>
</context>
<context>
    <name>WhitespaceView</name>
    <message>
        <source>Ranked by lower estimate</source>
        <translation>Nach unterer Schätzung</translation>
    </message>
    <message>
        <source>County</source>
        <translation>County</translation>
    </message>
    <message>
        <source>More to win</source>
        <translation>Zu gewinnen</translation>
    </message>
    <message>
        <source>Min</source>
        <comment>minutes of estimated drive, a table head</comment>
        <translation>Min</translation>
    </message>
    <message>
        <source>Rep and Min: nearest rep base, estimated minutes. Grey figures: 80 % range; listed is only what has more to win over its whole range. Thin areas are drawn to the average of all.</source>
        <translation>Mitarbeiter und Min: nächste Basis, geschätzte Minuten. Graue Zahlen: Spanne in 80 % der Fälle; gelistet ist nur, wo auf der ganzen Spanne etwas zu gewinnen ist. Dünne Flächen werden zum Mittel aller gezogen.</translation>
    </message>
    <message>
        <source>%1 to %2, withheld</source>
        <translation>%1 bis %2, zurückgehalten</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Present %1</source>
        <translation>Heute %1</translation>
    </message>
    <message>
        <source>The source has no figure here, which is not zero</source>
        <translation>Die Quelle hat hier keine Zahl; das ist nicht null</translation>
    </message>
    <message>
        <source>Expected %1 from %2 of %3</source>
        <translation>Erwartet %1 bei %2 %3</translation>
    </message>
    <message>
        <source>More to win %1</source>
        <translation>Zu gewinnen %1</translation>
    </message>
    <message>
        <source>Under %1: too thin to say</source>
        <translation>Unter %1: zu dünn für eine Aussage</translation>
    </message>
    <message>
        <source>no figure</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Expected at the average</source>
        <translation>Erwartet beim Mittel</translation>
    </message>
    <message>
        <source>Index, 100 = average</source>
        <translation>Index, 100 = Mittel</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Nearest rep</source>
        <translation>Nächster Mitarbeiter</translation>
    </message>
    <message>
        <source>%1, about %2 min (estimate)</source>
        <translation>%1, etwa %2 min (Schätzung)</translation>
    </message>
    <message>
        <source>county</source>
        <translation>County</translation>
    </message>
    <message>
        <source>Whitespace by %1</source>
        <translation>Weiße Flecken je %1</translation>
    </message>
    <message>
        <source>Expected minus present</source>
        <translation>Erwartet minus heute</translation>
    </message>
    <message>
        <source>Expected minus present, %1</source>
        <translation>Erwartet minus heute, %1</translation>
    </message>
    <message>
        <source>more to win</source>
        <translation>mehr zu gewinnen</translation>
    </message>
    <message>
        <source>above market</source>
        <translation>über dem Markt</translation>
    </message>
    <message>
        <source>under %1 of %2, or no figure</source>
        <translation>unter %1 %2 oder keine Zahl</translation>
    </message>
    <message>
        <source>Areas without a figure</source>
        <translation>Flächen ohne Zahl</translation>
    </message>
    <message>
        <source>Withheld figures</source>
        <translation>Zurückgehaltene Zahlen</translation>
    </message>
    <message>
        <source>%1: %2 to %3</source>
        <translation>%1: %2 bis %3</translation>
    </message>
    <message>
        <source>%1: measure of the layer %2.</source>
        <translation>%1: Messgröße der Ebene %2.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1 lie in no area and are not counted.</source>
        <translation>%1 liegen in keiner Fläche und zählen nicht.</translation>
    </message>
    <message>
        <source>%1 was summed up from your own records: it says where these hold more than is sold, and nothing of those who are no customers.</source>
        <translation>%1 ist aus Ihren eigenen Datensätzen summiert: es sagt, wo diese mehr hergeben, als verkauft wird, und nichts über die, die keine Kunden sind.</translation>
    </message>
    <message>
        <source>%1: %2, %3 of %4 placed.</source>
        <translation>%1: %2, %3 von %4 zugeordnet.</translation>
    </message>
    <message>
        <source>Not placed: %1 (%2).</source>
        <translation>Nicht zugeordnet: %1 (%2).</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Staat</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Staat</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
</context>
<context>
    <name>WorkloadFields</name>
    <message>
        <source>Workload</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Data error</source>
        <translation>Datenfehler</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>So far the data may be off: the ranges of the loads, and whether their order still holds, follow from it</source>
        <translation>So weit dürfen die Daten danebenliegen: daraus folgen die Spannen der Last und ob ihre Reihenfolge noch gilt</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>Visits a year x minutes each by class of account, as in A=26x60,B=12x45; empty = all accounts alike</source>
        <translation>Besuche im Jahr x Minuten je Besuch nach Kundenklasse, wie A=26x60,B=12x45; leer = alle Kunden gleich</translation>
    </message>
    <message>
        <source>Visits a year</source>
        <translation>Besuche/Jahr</translation>
    </message>
    <message>
        <source>To each account that is of no class above</source>
        <translation>Bei jedem Kunden, der in keiner Klasse darüber ist</translation>
    </message>
    <message>
        <source>Visit length</source>
        <translation>Besuchsdauer</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source>Hours of one rep in a year</source>
        <translation>Stunden eines Mitarbeiters im Jahr</translation>
    </message>
    <message>
        <source>of the reps</source>
        <translation>der Mitarbeiter</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Quote</translation>
    </message>
    <message>
        <source>Of all territories together, to be proposed by potential; no share is farther than 30 % from the mean one</source>
        <translation>Aller Gebiete zusammen, nach Potenzial vorgeschlagen; kein Anteil liegt mehr als 30 % vom mittleren entfernt</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>The plan&apos;s</source>
        <translation>Die des Plans</translation>
    </message>
</context>
<context>
    <name>WorkloadView</name>
    <message>
        <source>Ranked by load</source>
        <translation>Nach Last</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Load, % of target</source>
        <translation>Last, % vom Ziel</translation>
    </message>
    <message>
        <source>h/year</source>
        <translation>h/Jahr</translation>
    </message>
    <message>
        <source>Load: %1</source>
        <translation>Last: %1</translation>
    </message>
    <message>
        <source>% above or below the target</source>
        <translation>% über oder unter dem Ziel</translation>
    </message>
    <message>
        <source>Grey figures: the load with an error of the data of ±%1 %, in 95 of 100 cases. Hours are visits and driving; driving is an estimate.</source>
        <translation>Graue Zahlen: die Last bei einem Datenfehler von ±%1 %, in 95 von 100 Fällen. Stunden sind Besuche und Fahrten; Fahrten sind geschätzt.</translation>
    </message>
    <message>
        <source>%1 h, of which about %2 h driving</source>
        <translation>%1 h, davon etwa %2 h Fahrt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Load %1 (%2 to %3)</source>
        <translation>Last %1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Share of target</source>
        <translation>Anteil am Ziel</translation>
    </message>
    <message>
        <source>Out of band, cases of 100</source>
        <translation>Außerhalb des Bands, von 100 Fällen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>Driving, estimate</source>
        <translation>Fahrt, Schätzung</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>etwa %1 h</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Hours of capacity</source>
        <translation>Anteil der Kapazität</translation>
    </message>
    <message>
        <source>Without suspected duplicates</source>
        <translation>Ohne vermutete Dubletten</translation>
    </message>
    <message>
        <source>too much</source>
        <translation>zu viel</translation>
    </message>
    <message>
        <source>too little</source>
        <translation>zu wenig</translation>
    </message>
    <message>
        <source>no territory</source>
        <translation>kein Gebiet</translation>
    </message>
    <message>
        <source>Hours against capacity</source>
        <translation>Stunden gegen Kapazität</translation>
    </message>
    <message>
        <source>% above or below the rep&apos;s hours</source>
        <translation>% über oder unter den Stunden des Mitarbeiters</translation>
    </message>
    <message>
        <source>Hours of work</source>
        <translation>Arbeitsstunden</translation>
    </message>
    <message>
        <source>h a year; no capacity is known</source>
        <translation>h im Jahr; keine Kapazität bekannt</translation>
    </message>
    <message>
        <source>Balance index</source>
        <translation>Ausgewogenheit</translation>
    </message>
    <message>
        <source>Gini</source>
        <translation>Gini</translation>
    </message>
    <message>
        <source>Suspected duplicates</source>
        <translation>Vermutete Dubletten</translation>
    </message>
    <message>
        <source>Reps that takes</source>
        <translation>Nötige Mitarbeiter</translation>
    </message>
    <message>
        <source>The order holds: an error of the data of ±%1 % changes neither who has most nor who is out of the band.</source>
        <translation>Die Reihenfolge hält: ein Datenfehler von ±%1 % ändert weder, wer am meisten hat, noch, wer außerhalb des Bandes liegt.</translation>
    </message>
    <message>
        <source>The order is not certain with an error of the data of ±%1 %:</source>
        <translation>Bei einem Datenfehler von ±%1 % ist die Reihenfolge nicht sicher:</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>Übrige Kunden</translation>
    </message>
    <message>
        <source>Class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>Quota, proposed</source>
        <translation>Quote, Vorschlag</translation>
    </message>
    <message>
        <source>With a team of %1</source>
        <translation>Mit einem Team von %1</translation>
    </message>
    <message>
        <source>%1 busy</source>
        <translation>%1 ausgelastet</translation>
    </message>
    <message>
        <source>Accounts of no class, not counted</source>
        <translation>Kunden ohne Klasse, nicht gezählt</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>Move %1 to %2</source>
        <translation>%1 zu %2 verschoben</translation>
    </message>
    <message>
        <source>Take %1 from their territory</source>
        <translation>%1 aus dem Gebiet genommen</translation>
    </message>
    <message>
        <source>Merge %1 into %2</source>
        <translation>%1 mit %2 zusammengelegt</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>%1 in %2 umbenannt</translation>
    </message>
    <message>
        <source>Recolour %1</source>
        <translation>%1 neu eingefärbt</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>%1 entsperrt</translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>%1 gesperrt</translation>
    </message>
    <message>
        <source>New territory %1: %2</source>
        <translation>Neues Gebiet %1: %2</translation>
    </message>
    <message>
        <source>New territory</source>
        <translation>Neues Gebiet</translation>
    </message>
    <message>
        <source>Split %1: %2 to %3</source>
        <translation>%1 geteilt: %2 zu %3</translation>
    </message>
    <message>
        <source>Split %1 into %2</source>
        <translation>%1 in %2 geteilt</translation>
    </message>
    <message>
        <source>Split %1</source>
        <translation>%1 geteilt</translation>
    </message>
    <message>
        <source>Fill gaps</source>
        <translation>Lücken gefüllt</translation>
    </message>
    <message>
        <source>Draw %1</source>
        <translation>%1 gezeichnet</translation>
    </message>
    <message>
        <source>Balance %1</source>
        <translation>%1 ausgeglichen</translation>
    </message>
    <message>
        <source>Accept %1 of the proposal for %2</source>
        <translation>%1 des Vorschlags für %2 angenommen</translation>
    </message>
    <message>
        <source>Keep plans of %1</source>
        <translation>Pläne von %1 behalten</translation>
    </message>
    <message>
        <source>Copy %1 to %2</source>
        <translation>%1 nach %2 kopiert</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>Make %1</source>
        <translation>%1 angelegt</translation>
    </message>
    <message>
        <source>Hold out %1</source>
        <translation>%1 ausgenommen</translation>
    </message>
    <message>
        <source>Give %1 to %2</source>
        <translation>%1 an %2 gegeben</translation>
    </message>
    <message>
        <source>Let %1 follow their unit</source>
        <translation>%1 wieder nach Basiseinheit zugeordnet</translation>
    </message>
    <message>
        <source>Accept the place of %1</source>
        <translation>Ort von %1 bestätigt</translation>
    </message>
    <message>
        <source>Pick the place of %1</source>
        <translation>Ort von %1 ausgewählt</translation>
    </message>
    <message>
        <source>Pin %1</source>
        <translation>%1 von Hand verortet</translation>
    </message>
    <message>
        <source>Correct the address of %1</source>
        <translation>Adresse von %1 berichtigt</translation>
    </message>
    <message>
        <source>Mark %1 as not mappable</source>
        <translation>%1 als nicht verortbar markiert</translation>
    </message>
    <message>
        <source>Forget what was decided about %1</source>
        <translation>Entscheidung zu %1 verworfen</translation>
    </message>
    <message>
        <source>Link %1 to %2</source>
        <translation>%1 mit %2 verknüpft</translation>
    </message>
    <message>
        <source>Tell %1 apart</source>
        <translation>%1 als verschieden gemerkt</translation>
    </message>
    <message>
        <source>Count each company once</source>
        <translation>Jede Firma einmal gezählt</translation>
    </message>
    <message>
        <source>Count all records</source>
        <translation>Alle Datensätze gezählt</translation>
    </message>
    <message>
        <source>Publish %1 to %2</source>
        <translation>%1 in %2 veröffentlicht</translation>
    </message>
    <message>
        <source>%1 unit</source>
        <translation>%1 Einheit</translation>
    </message>
    <message>
        <source>%1 units</source>
        <translation>%1 Einheiten</translation>
    </message>
    <message>
        <source>%1 account</source>
        <translation>%1 Kunde</translation>
    </message>
    <message>
        <source>%1 accounts</source>
        <translation>%1 Kunden</translation>
    </message>
    <message>
        <source>%1 record</source>
        <translation>%1 Datensatz</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 Datensätze</translation>
    </message>
    <message>
        <source>reading the plan</source>
        <translation>liest den Plan</translation>
    </message>
    <message>
        <source>reading the table</source>
        <translation>liest die Tabelle</translation>
    </message>
    <message>
        <source>reading accounts</source>
        <translation>liest Kunden</translation>
    </message>
    <message>
        <source>reading the accounts of %1</source>
        <translation>liest die Kunden von %1</translation>
    </message>
    <message>
        <source>reading %1 of %2</source>
        <translation>liest %1 von %2</translation>
    </message>
    <message>
        <source>reading shapes</source>
        <translation>liest Formen</translation>
    </message>
    <message>
        <source>writing units</source>
        <translation>schreibt Einheiten</translation>
    </message>
    <message>
        <source>fetching county %1</source>
        <translation>holt County %1</translation>
    </message>
    <message>
        <source>linking islands</source>
        <translation>verbindet Inseln</translation>
    </message>
    <message>
        <source>%1 rows read</source>
        <translation>%1 Zeilen gelesen</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>saving the measure</source>
        <translation>speichert die Messgröße</translation>
    </message>
    <message>
        <source>saving measures</source>
        <translation>speichert Messgrößen</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>zeichnet</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>gezeichnet</translation>
    </message>
    <message>
        <source>filling gaps</source>
        <translation>füllt Lücken</translation>
    </message>
    <message>
        <source>keeping the clusters</source>
        <translation>speichert die Gruppen</translation>
    </message>
    <message>
        <source>adding up</source>
        <translation>zählt zusammen</translation>
    </message>
    <message>
        <source>%1 accounts written</source>
        <translation>%1 Kunden geschrieben</translation>
    </message>
    <message>
        <source>trying the neighbours</source>
        <translation>prüft die Nachbarn</translation>
    </message>
    <message>
        <source>locating accounts</source>
        <translation>verortet Kunden</translation>
    </message>
    <message>
        <source>computing the figures</source>
        <translation>berechnet die Kennzahlen</translation>
    </message>
    <message>
        <source>comparing with the plan</source>
        <translation>vergleicht mit dem Plan</translation>
    </message>
    <message>
        <source>comparing with the workspace</source>
        <translation>vergleicht mit der Arbeitsdatei</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>placing ZIP points</source>
        <translation>setzt ZIP-Punkte</translation>
    </message>
    <message>
        <source>%1 belongs to %2 and is locked there</source>
        <translation>%1 gehört zu %2 und ist dort gesperrt</translation>
    </message>
    <message>
        <source>%1 belongs to no territory, and there is no other territory</source>
        <translation>%1 gehört zu keinem Gebiet, und ein anderes gibt es nicht</translation>
    </message>
    <message>
        <source>%1 belongs to %2, and there is no other territory</source>
        <translation>%1 gehört zu %2, und ein anderes Gebiet gibt es nicht</translation>
    </message>
    <message>
        <source>%1 belongs to no territory; it could not go to %2: %3</source>
        <translation>%1 gehört zu keinem Gebiet; zu %2 kann es nicht: %3</translation>
    </message>
    <message>
        <source>%1 belongs to %2; it could not go to %3: %4</source>
        <translation>%1 gehört zu %2; zu %3 kann es nicht: %4</translation>
    </message>
    <message>
        <source>%1 belongs to no territory; %2 comes next and would make the plan %3 worse in what it keeps small</source>
        <translation>%1 gehört zu keinem Gebiet; %2 käme als Nächstes und würde das Planziel um %3 verschlechtern</translation>
    </message>
    <message>
        <source>%1 belongs to %2; %3 comes next and would make the plan %4 worse in what it keeps small</source>
        <translation>%1 gehört zu %2; %3 käme als Nächstes und würde das Planziel um %4 verschlechtern</translation>
    </message>
    <message>
        <source>%1 belongs to no territory; %2 could take it and the plan would be %3 better in what it keeps small</source>
        <translation>%1 gehört zu keinem Gebiet; %2 könnte es nehmen und würde das Planziel um %3 verbessern</translation>
    </message>
    <message>
        <source>%1 belongs to %2; %3 could take it and the plan would be %4 better in what it keeps small</source>
        <translation>%1 gehört zu %2; %3 könnte es nehmen und würde das Planziel um %4 verbessern</translation>
    </message>
    <message>
        <source>%1 would be %2 from its target in %3, beyond its limits</source>
        <translation>%1 läge bei %3 um %2 neben dem Ziel, außerhalb der Grenzen</translation>
    </message>
    <message>
        <source>%1 is locked</source>
        <translation>%1 ist gesperrt</translation>
    </message>
    <message>
        <source>%1 may not belong to %2</source>
        <translation>%1 darf nicht zu %2 gehören</translation>
    </message>
    <message>
        <source>%1 would be empty</source>
        <translation>%1 wäre leer</translation>
    </message>
    <message>
        <source>%1 would not be in one piece: %2 does not touch it</source>
        <translation>%1 wäre nicht mehr zusammenhängend: %2 grenzt nicht an</translation>
    </message>
    <message>
        <source>%1 would fall into %2 pieces</source>
        <translation>%1 zerfiele in %2 Teile</translation>
    </message>
    <message>
        <source>more would change hands than allowed</source>
        <translation>es würde mehr wechseln als erlaubt</translation>
    </message>
    <message>
        <source>the proposal moves none of these units</source>
        <translation>der Vorschlag verschiebt keine dieser Einheiten</translation>
    </message>
    <message>
        <source>choose units that it moves, or accept all of it</source>
        <translation>wählen Sie Einheiten, die er verschiebt, oder nehmen Sie ihn ganz an</translation>
    </message>
    <message>
        <source>%1 is published and stays as it is</source>
        <translation>%1 ist veröffentlicht und bleibt, wie es ist</translation>
    </message>
    <message>
        <source>the line does not go right across %1</source>
        <translation>die Linie geht nicht ganz durch %1</translation>
    </message>
    <message>
        <source>draw it from border to border</source>
        <translation>ziehen Sie sie von Grenze zu Grenze</translation>
    </message>
    <message>
        <source>unlock it first</source>
        <translation>entsperren Sie es zuerst</translation>
    </message>
    <message>
        <source>there is not enough memory for this</source>
        <translation>dafür reicht der Arbeitsspeicher nicht</translation>
    </message>
    <message>
        <source>close other programs or work on a smaller part</source>
        <translation>schließen Sie andere Programme oder bearbeiten Sie einen kleineren Teil</translation>
    </message>
    <message>
        <source>the plan is as it was before; save a copy and report what you did</source>
        <translation>der Plan ist wie zuvor; sichern Sie eine Kopie und melden Sie, was Sie getan haben</translation>
    </message>
    <message>
        <source>a scenario that was to be compared is gone</source>
        <translation>ein Szenario, das verglichen werden sollte, gibt es nicht mehr</translation>
    </message>
    <message>
        <source>choose another one</source>
        <translation>wählen Sie ein anderes</translation>
    </message>
    <message>
        <source>the account is not there any more</source>
        <translation>diesen Kunden gibt es nicht mehr</translation>
    </message>
    <message>
        <source>read the list again</source>
        <translation>lesen Sie die Liste neu ein</translation>
    </message>
    <message>
        <source>no unit farther than %1 minutes from its base</source>
        <translation>keine Einheit weiter als %1 Minuten von ihrer Basis</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>ZIP repaired</source>
        <translation>ZIP ergänzt</translation>
    </message>
    <message>
        <source>Address split</source>
        <translation>Adresse zerlegt</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>Ohne Adresse</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Fraglich</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Unlesbar</translation>
    </message>
    <message>
        <source>%1 row: ZIP without its leading zero</source>
        <translation>%1 Zeile: ZIP ohne führende Null</translation>
    </message>
    <message>
        <source>%1 rows: ZIP without its leading zero</source>
        <translation>%1 Zeilen: ZIP ohne führende Null</translation>
    </message>
    <message>
        <source>Row %1: ZIP “%2” read as %3.</source>
        <translation>Zeile %1: ZIP „%2“ gelesen als %3.</translation>
    </message>
    <message>
        <source>Row %1: ZIP “%2” stays as written; no such ZIP can be located.</source>
        <translation>Zeile %1: ZIP „%2“ bleibt wie geschrieben; eine solche ZIP lässt sich nicht verorten.</translation>
    </message>
    <message>
        <source>Restore the zero</source>
        <translation>Null ergänzen</translation>
    </message>
    <message>
        <source>%1 row: whole address in one column</source>
        <translation>%1 Zeile: ganze Adresse in einer Spalte</translation>
    </message>
    <message>
        <source>%1 rows: whole address in one column</source>
        <translation>%1 Zeilen: ganze Adresse in einer Spalte</translation>
    </message>
    <message>
        <source>Row %1: street, city, state and ZIP are taken out of %2. Empty columns are filled, others stay.</source>
        <translation>Zeile %1: Straße, Ort, Bundesstaat und ZIP werden aus %2 entnommen. Leere Spalten werden gefüllt, andere bleiben.</translation>
    </message>
    <message>
        <source>Row %1: “%2” stays in %3 as it is.</source>
        <translation>Zeile %1: „%2“ bleibt in %3 wie es ist.</translation>
    </message>
    <message>
        <source>Split the address</source>
        <translation>Adresse zerlegen</translation>
    </message>
    <message>
        <source>%1: which unit?</source>
        <translation>%1: welche Einheit?</translation>
    </message>
    <message>
        <source>Median %1. As dollars all rows would total $%2.</source>
        <translation>Median %1. Als Dollar ergäben alle Zeilen zusammen %2 $.</translation>
    </message>
    <message>
        <source>$ thousand</source>
        <translation>Tsd. $</translation>
    </message>
    <message>
        <source>%1: month or day first?</source>
        <translation>%1: Monat oder Tag zuerst?</translation>
    </message>
    <message>
        <source>No day is above 12: the dates can be read both ways.</source>
        <translation>Kein Tag liegt über 12: Die Daten lassen sich auf beide Arten lesen.</translation>
    </message>
    <message>
        <source>Month first</source>
        <translation>Monat zuerst</translation>
    </message>
    <message>
        <source>Day first</source>
        <translation>Tag zuerst</translation>
    </message>
    <message>
        <source>%1 row: no street address</source>
        <translation>%1 Zeile: ohne Straße</translation>
    </message>
    <message>
        <source>%1 rows: no street address</source>
        <translation>%1 Zeilen: ohne Straße</translation>
    </message>
    <message>
        <source>Row %1: located by ZIP or city and marked so. Totals count such rows; routes need an address.</source>
        <translation>Zeile %1: nach ZIP oder Ort verortet und so markiert. Summen zählen solche Zeilen mit; Touren brauchen eine Adresse.</translation>
    </message>
    <message>
        <source>%1 row: cannot be read and stay out</source>
        <translation>%1 Zeile: unlesbar, bleibt draußen</translation>
    </message>
    <message>
        <source>%1 rows: cannot be read and stay out</source>
        <translation>%1 Zeilen: unlesbar, bleiben draußen</translation>
    </message>
    <message>
        <source>%1 row: the id of an earlier row</source>
        <translation>%1 Zeile: Nummer einer früheren Zeile</translation>
    </message>
    <message>
        <source>%1 rows: the id of an earlier row</source>
        <translation>%1 Zeilen: Nummer einer früheren Zeile</translation>
    </message>
    <message>
        <source>Row %1: the first row of an id counts, the others stay out.</source>
        <translation>Zeile %1: Die erste Zeile einer Nummer zählt, die anderen bleiben draußen.</translation>
    </message>
    <message>
        <source>Choose the columns that hold them.</source>
        <translation>Wählen Sie die Spalten, in denen sie stehen.</translation>
    </message>
    <message>
        <source>%1 row with a doubtful value</source>
        <translation>%1 Zeile mit fraglichem Wert</translation>
    </message>
    <message>
        <source>%1 rows with a doubtful value</source>
        <translation>%1 Zeilen mit fraglichem Wert</translation>
    </message>
    <message>
        <source>%1 different values: the key</source>
        <translation>%1 verschiedene Werte: der Schlüssel</translation>
    </message>
    <message>
        <source>%1 different values, all in the roster</source>
        <translation>%1 verschiedene Werte, alle bekannt</translation>
    </message>
    <message>
        <source>%1 different values, %2 not in the roster</source>
        <translation>%1 verschiedene Werte, %2 unbekannt</translation>
    </message>
    <message>
        <source>%1 different values</source>
        <translation>%1 verschiedene Werte</translation>
    </message>
    <message>
        <source>%1 value</source>
        <translation>%1 Wert</translation>
    </message>
    <message>
        <source>Month first? No day is above 12</source>
        <translation>Monat zuerst? Kein Tag über 12</translation>
    </message>
    <message>
        <source>Day first? No day is above 12</source>
        <translation>Tag zuerst? Kein Tag über 12</translation>
    </message>
    <message>
        <source>Month first: %1 row has a day above 12</source>
        <translation>Monat zuerst: %1 Zeile mit Tag über 12</translation>
    </message>
    <message>
        <source>Month first: %1 rows have a day above 12</source>
        <translation>Monat zuerst: %1 Zeilen mit Tag über 12</translation>
    </message>
    <message>
        <source>Day first: %1 row has a day above 12</source>
        <translation>Tag zuerst: %1 Zeile mit Tag über 12</translation>
    </message>
    <message>
        <source>Day first: %1 rows have a day above 12</source>
        <translation>Tag zuerst: %1 Zeilen mit Tag über 12</translation>
    </message>
    <message>
        <source>%1 row empty: filled from %2</source>
        <translation>%1 Zeile leer: gefüllt aus %2</translation>
    </message>
    <message>
        <source>%1 rows empty: filled from %2</source>
        <translation>%1 Zeilen leer: gefüllt aus %2</translation>
    </message>
    <message>
        <source>%1 row empty</source>
        <translation>%1 Zeile leer</translation>
    </message>
    <message>
        <source>%1 rows empty</source>
        <translation>%1 Zeilen leer</translation>
    </message>
    <message>
        <source>%1 row repeats an id</source>
        <translation>%1 Zeile wiederholt eine Nummer</translation>
    </message>
    <message>
        <source>%1 rows repeat an id</source>
        <translation>%1 Zeilen wiederholen eine Nummer</translation>
    </message>
    <message>
        <source>%1 row holds the whole address</source>
        <translation>%1 Zeile mit ganzer Adresse</translation>
    </message>
    <message>
        <source>%1 rows hold the whole address</source>
        <translation>%1 Zeilen mit ganzer Adresse</translation>
    </message>
    <message>
        <source>%1 row lost a leading zero</source>
        <translation>%1 Zeile ohne führende Null</translation>
    </message>
    <message>
        <source>%1 rows lost a leading zero</source>
        <translation>%1 Zeilen ohne führende Null</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Free text</source>
        <translation>Freier Text</translation>
    </message>
    <message>
        <source>Nothing to go by</source>
        <translation>Kein Anhaltspunkt</translation>
    </message>
    <message>
        <source>Thousands, or dollars?</source>
        <translation>Tausend oder Dollar?</translation>
    </message>
    <message>
        <source>%1 value is no date</source>
        <translation>%1 Wert ist kein Datum</translation>
    </message>
    <message>
        <source>%1 values are no date</source>
        <translation>%1 Werte sind kein Datum</translation>
    </message>
    <message>
        <source>%1 value is no number</source>
        <translation>%1 Wert ist keine Zahl</translation>
    </message>
    <message>
        <source>%1 values are no number</source>
        <translation>%1 Werte sind keine Zahl</translation>
    </message>
    <message>
        <source>“%1” split in %2</source>
        <translation>„%1“ zerlegt in %2</translation>
    </message>
    <message>
        <source>ZIP “%1” read as %2</source>
        <translation>ZIP „%1“ gelesen als %2</translation>
    </message>
    <message>
        <source>No street address: located by ZIP</source>
        <translation>Ohne Straße: nach ZIP verortet</translation>
    </message>
    <message>
        <source>No street address: located by city</source>
        <translation>Ohne Straße: nach Ort verortet</translation>
    </message>
    <message>
        <source>No address: not located</source>
        <translation>Ohne Adresse: nicht verortet</translation>
    </message>
    <message>
        <source>Repeats the id of an earlier row</source>
        <translation>Wiederholt die Nummer einer früheren Zeile</translation>
    </message>
    <message>
        <source>every unit has a territory</source>
        <translation>jede Einheit hat ein Gebiet</translation>
    </message>
    <message>
        <source>every territory keeps its lower limit of %1</source>
        <translation>jedes Gebiet hält seine Untergrenze ein (%1)</translation>
    </message>
    <message>
        <source>every territory keeps its upper limit of %1</source>
        <translation>jedes Gebiet hält seine Obergrenze ein (%1)</translation>
    </message>
    <message>
        <source>every territory keeps its limits</source>
        <translation>jedes Gebiet hält seine Grenzen ein</translation>
    </message>
    <message>
        <source>territories are in one piece</source>
        <translation>Gebiete sind zusammenhängend</translation>
    </message>
    <message>
        <source>the units between them stay elsewhere</source>
        <translation>die Einheiten dazwischen bleiben woanders</translation>
    </message>
    <message>
        <source>%1 stays in %2</source>
        <translation>%1 bleibt in %2</translation>
    </message>
    <message>
        <source>%1 is not split</source>
        <translation>%1 wird nicht geteilt</translation>
    </message>
    <message>
        <source>a territory holds at most %1 of %2</source>
        <translation>ein Gebiet hält höchstens %1 (%2)</translation>
    </message>
    <message>
        <source>%1 must hold at least %2 and at most %3 of %4</source>
        <translation>%1 muss mindestens %2 und höchstens %3 halten (%4)</translation>
    </message>
    <message>
        <source>%1 holds at least %2 of %3</source>
        <translation>%1 hält mindestens %2 (%3)</translation>
    </message>
    <message>
        <source>%1 holds at most %2 of %3</source>
        <translation>%1 hält höchstens %2 (%3)</translation>
    </message>
    <message>
        <source>%1 hold together at least %2 of %3</source>
        <translation>%1 halten zusammen mindestens %2 (%3)</translation>
    </message>
    <message>
        <source>%1 hold together at most %2 of %3</source>
        <translation>%1 halten zusammen höchstens %2 (%3)</translation>
    </message>
    <message>
        <source>at most %1 units change hands</source>
        <translation>höchstens %1 Einheiten wechseln</translation>
    </message>
    <message>
        <source>at most %1 of %2 change hands</source>
        <translation>höchstens %1 wechseln (%2)</translation>
    </message>
    <message>
        <source>the territories keep their limits of %1</source>
        <translation>die Gebiete halten ihre Grenzen ein (%1)</translation>
    </message>
    <message>
        <source>no other units may go to %1</source>
        <translation>keine anderen Einheiten dürfen zu %1</translation>
    </message>
    <message>
        <source>%1 goes to %2 only</source>
        <translation>%1 darf nur zu %2</translation>
    </message>
    <message>
        <source>%1 go to %2 only</source>
        <translation>%1 dürfen nur zu %2</translation>
    </message>
    <message>
        <source>all units together hold %1 of %2, but the territories must hold at least %3</source>
        <translation>alle Einheiten zusammen halten %1 (%2), die Gebiete müssen aber mindestens %3 halten</translation>
    </message>
    <message>
        <source>all units together hold %1 of %2, but the territories must hold at most %3</source>
        <translation>alle Einheiten zusammen halten %1 (%2), die Gebiete dürfen aber höchstens %3 halten</translation>
    </message>
    <message>
        <source>%1 alone holds %2 of %3, more than the %4 a territory may hold</source>
        <translation>%1 allein hält %2 (%3), mehr als die %4, die ein Gebiet halten darf</translation>
    </message>
    <message>
        <source>%1 can go to %2 only and holds %3 of %4, more than the %5 allowed there</source>
        <translation>%1 darf nur zu %2 und hält %3 (%4), mehr als die %5, die dort erlaubt sind</translation>
    </message>
    <message>
        <source>%1 can go to %2 only and hold together %3 of %4, more than the %5 allowed there</source>
        <translation>%1 dürfen nur zu %2 und halten zusammen %3 (%4), mehr als die %5, die dort erlaubt sind</translation>
    </message>
    <message>
        <source>the %1 that may go to %2 hold %3 of %4, less than the %5 needed there</source>
        <translation>die %1, die zu %2 dürfen, halten %3 (%4), weniger als die %5, die dort nötig sind</translation>
    </message>
    <message>
        <source>%1 and %2 belong to %3, but no way between them may belong to it</source>
        <translation>%1 und %2 gehören zu %3, aber kein Weg dazwischen darf dazugehören</translation>
    </message>
    <message>
        <source>locks and allowed territories leave %1 in %2 pieces</source>
        <translation>Sperren und erlaubte Gebiete lassen %1 in %2 Teilen</translation>
    </message>
    <message>
        <source>no plan was found in which %1 keeps its limits: it holds %2 of %3, the upper limit is %4</source>
        <translation>es fand sich kein Plan, in dem %1 seine Grenzen einhält: Es hält %2 (%3), die Obergrenze ist %4</translation>
    </message>
    <message>
        <source>no plan was found in which %1 keeps its limits: it holds %2 of %3, the lower limit is %4</source>
        <translation>es fand sich kein Plan, in dem %1 seine Grenzen einhält: Es hält %2 (%3), die Untergrenze ist %4</translation>
    </message>
    <message>
        <source>widen the tolerance, or search longer</source>
        <translation>Toleranz erweitern oder länger suchen</translation>
    </message>
    <message>
        <source>widen the tolerance, or split the unit</source>
        <translation>Toleranz erweitern oder die Einheit teilen</translation>
    </message>
    <message>
        <source>let more change hands or widen the tolerance</source>
        <translation>mehr wechseln lassen oder die Toleranz erweitern</translation>
    </message>
    <message>
        <source>change the number of territories, their targets or their limits</source>
        <translation>Zahl der Gebiete, ihre Ziele oder Grenzen ändern</translation>
    </message>
    <message>
        <source>unlock some of them or raise the limit</source>
        <translation>einige entsperren oder die Grenze erhöhen</translation>
    </message>
    <message>
        <source>let some of them go elsewhere or raise the limit</source>
        <translation>einige woandershin lassen oder die Grenze erhöhen</translation>
    </message>
    <message>
        <source>allow more units there or lower the limit</source>
        <translation>dort mehr Einheiten erlauben oder die Grenze senken</translation>
    </message>
    <message>
        <source>unlock one of them, or the units between them</source>
        <translation>eine davon oder die Einheiten dazwischen entsperren</translation>
    </message>
    <message>
        <source>unlock the units between the pieces, or lock a way that joins them</source>
        <translation>die Einheiten zwischen den Teilen entsperren oder einen verbindenden Weg sperren</translation>
    </message>
    <message>
        <source>Drive limit</source>
        <translation>Fahrtgrenze</translation>
    </message>
    <message>
        <source>Number of territories</source>
        <translation>Zahl der Gebiete</translation>
    </message>
    <message>
        <source>What may change hands</source>
        <translation>Was wechseln darf</translation>
    </message>
    <message>
        <source>Lock of %1</source>
        <translation>Sperre von %1</translation>
    </message>
    <message>
        <source>Where units may go</source>
        <translation>Wohin Einheiten dürfen</translation>
    </message>
    <message>
        <source>Minimum or maximum</source>
        <translation>Minimum oder Maximum</translation>
    </message>
    <message>
        <source>Band of every territory</source>
        <translation>Band jedes Gebiets</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>%1 unit may move</source>
        <translation>%1 Einheit darf wechseln</translation>
    </message>
    <message>
        <source>%1 units may move</source>
        <translation>%1 Einheiten dürfen wechseln</translation>
    </message>
    <message>
        <source>%1 more unit in reach (estimate)</source>
        <translation>%1 Einheit mehr erreichbar (Schätzung)</translation>
    </message>
    <message>
        <source>%1 more units in reach (estimate)</source>
        <translation>%1 Einheiten mehr erreichbar (Schätzung)</translation>
    </message>
    <message>
        <source>%1 more unit in reach</source>
        <translation>%1 Einheit mehr erreichbar</translation>
    </message>
    <message>
        <source>%1 more units in reach</source>
        <translation>%1 Einheiten mehr erreichbar</translation>
    </message>
    <message>
        <source>%1 needs it</source>
        <translation>%1 braucht es</translation>
    </message>
    <message>
        <source>%1 need it</source>
        <translation>%1 brauchen es</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>direction missing: %1 assumed</source>
        <translation>Richtung fehlt: %1 angenommen</translation>
    </message>
    <message>
        <source>direction %1 is not in the reference</source>
        <translation>Richtung %1 steht nicht im Verzeichnis</translation>
    </message>
    <message>
        <source>direction stands on the other side of the name</source>
        <translation>Richtung steht auf der anderen Seite des Namens</translation>
    </message>
    <message>
        <source>direction: %1 taken for %2</source>
        <translation>Richtung: %1 als %2 gelesen</translation>
    </message>
    <message>
        <source>direction: %1 for %2</source>
        <translation>Richtung: %1 statt %2</translation>
    </message>
    <message>
        <source>suffix missing: %1 assumed</source>
        <translation>Straßenart fehlt: %1 angenommen</translation>
    </message>
    <message>
        <source>suffix %1 is not in the reference</source>
        <translation>Straßenart %1 steht nicht im Verzeichnis</translation>
    </message>
    <message>
        <source>suffix stands on the other side of the name</source>
        <translation>Straßenart steht auf der anderen Seite des Namens</translation>
    </message>
    <message>
        <source>suffix: %1 taken for %2</source>
        <translation>Straßenart: %1 als %2 gelesen</translation>
    </message>
    <message>
        <source>suffix: %1 for %2</source>
        <translation>Straßenart: %1 statt %2</translation>
    </message>
    <message>
        <source>road class missing: %1 assumed</source>
        <translation>Straßenklasse fehlt: %1 angenommen</translation>
    </message>
    <message>
        <source>road class %1 is not in the reference</source>
        <translation>Straßenklasse %1 steht nicht im Verzeichnis</translation>
    </message>
    <message>
        <source>road class stands on the other side of the name</source>
        <translation>Straßenklasse steht auf der anderen Seite des Namens</translation>
    </message>
    <message>
        <source>road class: %1 taken for %2</source>
        <translation>Straßenklasse: %1 als %2 gelesen</translation>
    </message>
    <message>
        <source>road class: %1 for %2</source>
        <translation>Straßenklasse: %1 statt %2</translation>
    </message>
    <message>
        <source>street: %1 for %2</source>
        <translation>Straße: %1 statt %2</translation>
    </message>
    <message>
        <source>ZIP missing: %1 found</source>
        <translation>ZIP fehlt: %1 gefunden</translation>
    </message>
    <message>
        <source>ZIP %1 not %2</source>
        <translation>ZIP %1 statt %2</translation>
    </message>
    <message>
        <source>city: %1 for %2</source>
        <translation>Ort: %1 statt %2</translation>
    </message>
    <message>
        <source>%1 is locked until %2: %3</source>
        <translation>%1 ist gesperrt bis %2: %3</translation>
    </message>
    <message>
        <source>%1 is locked until %2</source>
        <translation>%1 ist gesperrt bis %2</translation>
    </message>
    <message>
        <source>%1 is locked: %2</source>
        <translation>%1 ist gesperrt: %2</translation>
    </message>
    <message>
        <source>this would cut %1 in two</source>
        <translation>das würde %1 zerteilen</translation>
    </message>
    <message>
        <source>include %1, or leave --keep-whole out</source>
        <translation>%1 mitnehmen</translation>
    </message>
    <message>
        <source>unlock it or choose other units</source>
        <translation>entsperren oder andere Einheiten wählen</translation>
    </message>
    <message>
        <source>unlock it or choose another unit</source>
        <translation>entsperren oder eine andere Einheit wählen</translation>
    </message>
    <message>
        <source>a territory cannot be merged with itself</source>
        <translation>ein Gebiet lässt sich nicht mit sich selbst zusammenlegen</translation>
    </message>
    <message>
        <source>name two territories</source>
        <translation>zwei Gebiete wählen</translation>
    </message>
    <message>
        <source>nothing to merge</source>
        <translation>nichts zusammenzulegen</translation>
    </message>
    <message>
        <source>name the territories that end</source>
        <translation>die Gebiete wählen, die aufgehen sollen</translation>
    </message>
    <message>
        <source>a territory needs a name</source>
        <translation>ein Gebiet braucht einen Namen</translation>
    </message>
    <message>
        <source>type one</source>
        <translation>einen eingeben</translation>
    </message>
    <message>
        <source>%1 is locked and stays unassigned</source>
        <translation>%1 ist gesperrt und bleibt ohne Gebiet</translation>
    </message>
    <message>
        <source>%1 has no territory that may take it</source>
        <translation>%1 hat kein Gebiet, das es nehmen darf</translation>
    </message>
    <message>
        <source>unlock a territory first</source>
        <translation>zuerst ein Gebiet entsperren</translation>
    </message>
    <message>
        <source>no unit may go into the new territory</source>
        <translation>keine Einheit darf in das neue Gebiet</translation>
    </message>
    <message>
        <source>choose some units</source>
        <translation>Einheiten auswählen</translation>
    </message>
    <message>
        <source>unlock some of them first</source>
        <translation>zuerst einige entsperren</translation>
    </message>
    <message>
        <source>a line needs at least two points</source>
        <translation>eine Linie braucht mindestens zwei Punkte</translation>
    </message>
    <message>
        <source>the shape has no area</source>
        <translation>die Form hat keine Fläche</translation>
    </message>
    <message>
        <source>draw it with at least three corners</source>
        <translation>mit mindestens drei Ecken zeichnen</translation>
    </message>
    <message>
        <source>no unit lies inside the shape</source>
        <translation>keine Einheit liegt in der Form</translation>
    </message>
    <message>
        <source>draw a larger one, or choose another rule</source>
        <translation>eine größere zeichnen oder eine andere Regel wählen</translation>
    </message>
    <message>
        <source>%1 was changed while it was being split</source>
        <translation>%1 wurde während des Teilens geändert</translation>
    </message>
    <message>
        <source>split again; nothing was overwritten</source>
        <translation>noch einmal teilen; nichts wurde überschrieben</translation>
    </message>
    <message>
        <source>%1 does not exist</source>
        <translation>%1 gibt es nicht</translation>
    </message>
    <message>
        <source>make one with `evenlode init` or `evenlode demo`</source>
        <translation>mit Datei › Neuer Plan einen anlegen</translation>
    </message>
    <message>
        <source>%1 is not a file</source>
        <translation>%1 ist keine Datei</translation>
    </message>
    <message>
        <source>choose a .gpkg workspace</source>
        <translation>eine Arbeitsdatei (.gpkg) wählen</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>make a workspace with `evenlode init` or `evenlode demo`</source>
        <translation>mit Datei › Neuer Plan eine Arbeitsdatei anlegen</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1 gibt es schon</translation>
    </message>
    <message>
        <source>choose another name, or remove it first</source>
        <translation>einen anderen Namen wählen oder die Datei zuerst entfernen</translation>
    </message>
    <message>
        <source>%1 cannot be created (%2)</source>
        <translation>%1 lässt sich nicht anlegen (%2)</translation>
    </message>
    <message>
        <source>check the permissions of the folder</source>
        <translation>die Rechte des Ordners prüfen</translation>
    </message>
    <message>
        <source>the plan changed meanwhile; run it again</source>
        <translation>der Plan hat sich inzwischen geändert; noch einmal ausführen</translation>
    </message>
    <message>
        <source>this step cannot be taken back or brought back: what it belongs to is gone</source>
        <translation>dieser Schritt lässt sich weder zurücknehmen noch wiederholen: Was dazugehört, ist nicht mehr da</translation>
    </message>
    <message>
        <source>nothing was changed; correct the plan by hand</source>
        <translation>nichts wurde geändert; den Plan von Hand berichtigen</translation>
    </message>
    <message>
        <source>%1 is being written by another program</source>
        <translation>%1 wird gerade von einem anderen Programm geschrieben</translation>
    </message>
    <message>
        <source>wait until it has finished, then try again</source>
        <translation>warten, bis es fertig ist, dann noch einmal versuchen</translation>
    </message>
    <message>
        <source>%1 is not a GeoPackage: it has no SQLite header</source>
        <translation>%1 ist kein GeoPackage: Der SQLite-Kopf fehlt</translation>
    </message>
    <message>
        <source>choose a workspace made by evenlode init or demo</source>
        <translation>eine Arbeitsdatei von Evenlode wählen</translation>
    </message>
    <message>
        <source>%1 is damaged (%2)</source>
        <translation>%1 ist beschädigt (%2)</translation>
    </message>
    <message>
        <source>run `evenlode doctor` on it; open the newest restore point beside it</source>
        <translation>`evenlode doctor` darauf ausführen; den neuesten Sicherungspunkt daneben öffnen</translation>
    </message>
    <message>
        <source>the disk of %1 is full; nothing of this step was kept</source>
        <translation>der Datenträger von %1 ist voll; von diesem Schritt blieb nichts</translation>
    </message>
    <message>
        <source>free some space and try again</source>
        <translation>Platz schaffen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>check the permissions of the file and its folder</source>
        <translation>die Rechte der Datei und ihres Ordners prüfen</translation>
    </message>
    <message>
        <source>%1 cannot be opened</source>
        <translation>%1 lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>check that the file exists and may be read</source>
        <translation>prüfen, ob es die Datei gibt und sie gelesen werden darf</translation>
    </message>
    <message>
        <source>stopped at your request</source>
        <translation>auf Wunsch angehalten</translation>
    </message>
    <message>
        <source>nothing unfinished was kept</source>
        <translation>Unfertiges wurde nicht behalten</translation>
    </message>
    <message>
        <source>the expression cannot be read: %1</source>
        <translation>der Ausdruck ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>the expression is not allowed: %1</source>
        <translation>der Ausdruck ist nicht erlaubt: %1</translation>
    </message>
    <message>
        <source>a scenario cannot be named &quot;%1&quot;</source>
        <translation>ein Szenario kann nicht „%1“ heißen</translation>
    </message>
    <message>
        <source>names are not empty and occur once</source>
        <translation>Namen sind nicht leer und kommen nur einmal vor</translation>
    </message>
    <message>
        <source>%1 is published and stays as the record of it</source>
        <translation>%1 ist veröffentlicht und bleibt als Nachweis</translation>
    </message>
    <message>
        <source>publish another scenario first</source>
        <translation>zuerst ein anderes Szenario veröffentlichen</translation>
    </message>
    <message>
        <source>copy it, or name another scenario with --scenario</source>
        <translation>eine Kopie anlegen oder ein anderes Szenario wählen</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Strichpunkt</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Move %1 with %2 to %3</source>
        <translation>%1 mit %2 nach %3 verschieben</translation>
    </message>
    <message>
        <source>%1 named accounts</source>
        <translation>%1 benannte Kunden</translation>
    </message>
    <message>
        <source>1 named account</source>
        <translation>1 benannter Kunde</translation>
    </message>
    <message>
        <source>stays in %1, which is locked</source>
        <translation>bleibt in %1, das gesperrt ist</translation>
    </message>
    <message>
        <source>unlock the territory, or name the account to another one</source>
        <translation>das Gebiet entsperren oder den Kunden einem anderen zusprechen</translation>
    </message>
    <message>
        <source>an account that does not follow its unit needs a reason</source>
        <translation>ein Kunde, der seiner Einheit nicht folgt, braucht einen Grund</translation>
    </message>
    <message>
        <source>is no account of this workspace</source>
        <translation>ist kein Kunde dieses Plans</translation>
    </message>
    <message>
        <source>check the id, or import the accounts first</source>
        <translation>die Nummer prüfen oder die Kunden zuerst importieren</translation>
    </message>
    <message>
        <source>what may change hands is a share between 0 and 1</source>
        <translation>was wechseln darf, ist ein Anteil zwischen 0 und 1</translation>
    </message>
    <message>
        <source>the tolerance is a share between 0 and 1</source>
        <translation>die Toleranz ist ein Anteil zwischen 0 und 1</translation>
    </message>
    <message>
        <source>the limit on drive time is a number of minutes above 0</source>
        <translation>die Grenze der Fahrzeit ist eine Zahl von Minuten über 0</translation>
    </message>
    <message>
        <source>%1 territories cannot be made of %2 units</source>
        <translation>aus %2 Einheiten lassen sich keine %1 Gebiete machen</translation>
    </message>
    <message>
        <source>ask for fewer territories</source>
        <translation>weniger Gebiete verlangen</translation>
    </message>
    <message>
        <source>say how many territories there shall be</source>
        <translation>sagen, wie viele Gebiete es geben soll</translation>
    </message>
    <message>
        <source>drive time is counted from bases, and no territory has one</source>
        <translation>die Fahrzeit zählt vom Standort aus, und kein Gebiet hat einen</translation>
    </message>
    <message>
        <source>no base is known for %1</source>
        <translation>für %1 ist kein Standort bekannt</translation>
    </message>
    <message>
        <source>is locked in %1, %2 minutes from its base (estimate)</source>
        <translation>ist in %1 gesperrt, %2 Minuten von dessen Standort (Schätzung)</translation>
    </message>
    <message>
        <source>is locked in %1, %2 minutes from its base</source>
        <translation>ist in %1 gesperrt, %2 Minuten von der Basis</translation>
    </message>
    <message>
        <source>is joined to no base by a road; its drive is an estimate</source>
        <translation>ist mit keiner Basis durch eine Straße verbunden; die Fahrzeit ist geschätzt</translation>
    </message>
    <message>
        <source>see whether the roads cover it</source>
        <translation>prüfen, ob die Straßen bis dorthin reichen</translation>
    </message>
    <message>
        <source>unlock it, or raise the limit</source>
        <translation>entsperren oder die Grenze anheben</translation>
    </message>
    <message>
        <source>is locked and stays unassigned</source>
        <translation>ist gesperrt und bleibt ohne Gebiet</translation>
    </message>
    <message>
        <source>has no territory that may take it</source>
        <translation>hat kein Gebiet, das es aufnehmen darf</translation>
    </message>
    <message>
        <source>%1 uses the layer %2, %3 uses %4</source>
        <translation>%1 benutzt die Ebene %2, %3 benutzt %4</translation>
    </message>
    <message>
        <source>compare scenarios of one unit layer</source>
        <translation>Szenarien einer Ebene vergleichen</translation>
    </message>
    <message>
        <source>a first plan can only be taken as a whole</source>
        <translation>ein erster Plan kann nur als Ganzes angenommen werden</translation>
    </message>
    <message>
        <source>%1 was changed while it was being balanced</source>
        <translation>%1 wurde geändert, während ausgeglichen wurde</translation>
    </message>
    <message>
        <source>a territory is split in two parts or more</source>
        <translation>ein Gebiet wird in zwei Teile oder mehr geteilt</translation>
    </message>
    <message>
        <source>%1 holds no units of its own</source>
        <translation>%1 hat keine eigenen Einheiten</translation>
    </message>
    <message>
        <source>the layer %1 has no units</source>
        <translation>die Ebene %1 hat keine Einheiten</translation>
    </message>
    <message>
        <source>say which measure to balance</source>
        <translation>sagen, welche Kennzahl ausgeglichen werden soll</translation>
    </message>
    <message>
        <source>this account has no candidates</source>
        <translation>dieser Kunde hat keine Kandidaten</translation>
    </message>
    <message>
        <source>geocode it, pin it, or correct its address</source>
        <translation>geokodieren, anheften oder die Adresse berichtigen</translation>
    </message>
    <message>
        <source>a pin needs a longitude and a latitude on the globe</source>
        <translation>eine Nadel braucht Länge und Breite auf dem Globus</translation>
    </message>
    <message>
        <source>is no unit of this layer</source>
        <translation>ist keine Einheit dieser Ebene</translation>
    </message>
    <message>
        <source>the survivor %1 is none of the accounts</source>
        <translation>der bleibende Datensatz %1 ist keiner der Kunden</translation>
    </message>
    <message>
        <source>choose one of those that are linked</source>
        <translation>einen der verknüpften wählen</translation>
    </message>
    <message>
        <source>comes from %1: it is linked, but cannot be merged into a record of %2</source>
        <translation>stammt aus %1: verknüpft, lässt sich aber nicht mit einem Datensatz aus %2 zusammenführen</translation>
    </message>
    <message>
        <source>that is the plan itself</source>
        <translation>das ist der Plan selbst</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>the report is a table</source>
        <translation>der Bericht ist eine Tabelle</translation>
    </message>
    <message>
        <source>name a file that ends in .xlsx, .csv or .ods</source>
        <translation>eine Datei nennen, die auf .xlsx, .csv oder .ods endet</translation>
    </message>
    <message>
        <source>Nobody who is planned owns its territory</source>
        <translation>Niemand, für den geplant wird, hat sein Gebiet</translation>
    </message>
    <message>
        <source>Belongs to nobody who is planned</source>
        <translation>Gehört niemandem, für den geplant wird</translation>
    </message>
    <message>
        <source>Let anybody call on it</source>
        <translation>Jeden hinfahren lassen</translation>
    </message>
    <message>
        <source>Has no place on the map</source>
        <translation>Hat keinen Ort auf der Karte</translation>
    </message>
    <message>
        <source>Check the address</source>
        <translation>Die Adresse prüfen</translation>
    </message>
    <message>
        <source>Located by ZIP only, position unsure by %1 km</source>
        <translation>Nur nach Postleitzahl verortet, um %1 km unsicher</translation>
    </message>
    <message>
        <source>Located by %1 only, position unsure by %2 km</source>
        <translation>Nur nach %1 verortet, um %2 km unsicher</translation>
    </message>
    <message>
        <source>Located by %1 only</source>
        <translation>Nur nach %1 verortet</translation>
    </message>
    <message>
        <source>Visited on %1, and not due again before %2</source>
        <translation>Am %1 besucht, und vor dem %2 nicht wieder fällig</translation>
    </message>
    <message>
        <source>Leave the interval out to call on it all the same</source>
        <translation>Den Abstand weglassen, um trotzdem hinzufahren</translation>
    </message>
    <message>
        <source>None of the windows of it can be used: each ends before it begins</source>
        <translation>Keines seiner Zeitfenster ist brauchbar: jedes endet, bevor es beginnt</translation>
    </message>
    <message>
        <source>Nobody who may serve it works on a day that it allows</source>
        <translation>Niemand, der ihn besuchen darf, arbeitet an einem der möglichen Tage</translation>
    </message>
    <message>
        <source>No rep who may serve it has the skill %1</source>
        <translation>Niemand, der ihn besuchen darf, hat die Fähigkeit %1</translation>
    </message>
    <message>
        <source>There is no way to it and back on the road network</source>
        <translation>Im Straßennetz führt kein Weg hin und zurück</translation>
    </message>
    <message>
        <source>It is too far: there, the call and back take %1, a working day has %2 with at most %3 of driving</source>
        <translation>Zu weit: hin, Besuch und zurück dauern %1, ein Arbeitstag hat %2 mit höchstens %3 Fahrt</translation>
    </message>
    <message>
        <source>It is too far: there, the call and back take %1, a working day has %2</source>
        <translation>Zu weit: hin, Besuch und zurück dauern %1, ein Arbeitstag hat %2</translation>
    </message>
    <message>
        <source>Nobody can be at it at %1 within working hours, even with nothing else to do</source>
        <translation>Niemand kann %1 in der Arbeitszeit dort sein, auch ohne andere Aufgaben</translation>
    </message>
    <message>
        <source>It takes more room or stops than any day allows</source>
        <translation>Braucht mehr Platz oder Halte, als ein Tag erlaubt</translation>
    </message>
    <message>
        <source>The other calls of its series leave no day on which it fits</source>
        <translation>Die anderen Besuche der Reihe lassen keinen passenden Tag</translation>
    </message>
    <message>
        <source>%1 is full, and it can be served on no other day</source>
        <translation>%1 ist voll, und ein anderer Tag kommt nicht infrage</translation>
    </message>
    <message>
        <source>All %1 days on which it could be served are full</source>
        <translation>Alle %1 möglichen Tage sind voll</translation>
    </message>
    <message>
        <source>The days on which it could be served are full of stops that matter more</source>
        <translation>Die möglichen Tage sind voll von wichtigeren Halten</translation>
    </message>
    <message>
        <source>Serving it costs a detour of %1, its prize is %2</source>
        <translation>Der Besuch kostet einen Umweg von %1, sein Wert ist %2</translation>
    </message>
    <message>
        <source>It would fit, but no order has it</source>
        <translation>Würde passen, steht aber in keiner Reihenfolge</translation>
    </message>
    <message>
        <source>Let %1 work %2 longer</source>
        <translation>%1 um %2 länger arbeiten lassen</translation>
    </message>
    <message>
        <source>Let the call begin %1 to %2 (%3 wider) on %4</source>
        <translation>Den Besuch von %1 bis %2 beginnen lassen (%3 weiter), %4</translation>
    </message>
    <message>
        <source>Leave out %1 on %2</source>
        <translation>%1 weglassen, %2</translation>
    </message>
    <message>
        <source>Let %1 drive %2 more</source>
        <translation>%1 um %2 länger fahren lassen</translation>
    </message>
    <message>
        <source>Allow %1 one more stop</source>
        <translation>%1 einen Halt mehr erlauben</translation>
    </message>
    <message>
        <source>Give %1 room for %2 more</source>
        <translation>%1 Platz für %2 mehr geben</translation>
    </message>
    <message>
        <source>Allow it on %1</source>
        <translation>%1 dafür erlauben</translation>
    </message>
    <message>
        <source>Give %1 the skill %2</source>
        <translation>%1 die Fähigkeit %2 geben</translation>
    </message>
    <message>
        <source>Raise its prize by %1</source>
        <translation>Seinen Wert um %1 erhöhen</translation>
    </message>
    <message>
        <source>Log a visit to %1</source>
        <translation>Besuch bei %1 eintragen</translation>
    </message>
    <message>
        <source>Plan a visit to %1</source>
        <translation>Besuch bei %1 planen</translation>
    </message>
    <message>
        <source>Change a visit to %1</source>
        <translation>Besuch bei %1 ändern</translation>
    </message>
    <message>
        <source>Remove %1 visit</source>
        <translation>%1 Besuch entfernen</translation>
    </message>
    <message>
        <source>Remove %1 visits</source>
        <translation>%1 Besuche entfernen</translation>
    </message>
    <message>
        <source>Add %1 barrier</source>
        <translation>%1 Sperre hinzufügen</translation>
    </message>
    <message>
        <source>Add %1 barriers</source>
        <translation>%1 Sperren hinzufügen</translation>
    </message>
    <message>
        <source>Remove %1 barrier</source>
        <translation>%1 Sperre entfernen</translation>
    </message>
    <message>
        <source>Remove %1 barriers</source>
        <translation>%1 Sperren entfernen</translation>
    </message>
    <message>
        <source>Change the speeds of roads</source>
        <translation>Geschwindigkeiten der Straßen ändern</translation>
    </message>
    <message>
        <source>no account within %1 m</source>
        <translation>kein Kunde im Umkreis von %1 m</translation>
    </message>
    <message>
        <source>several planned calls are near in place and time</source>
        <translation>mehrere geplante Besuche liegen nahe in Ort und Zeit</translation>
    </message>
    <message>
        <source>%1 accounts are about as near</source>
        <translation>%1 Kunden sind etwa gleich nah</translation>
    </message>
    <message>
        <source>%1 accounts are called %2</source>
        <translation>%1 Kunden heißen %2</translation>
    </message>
    <message>
        <source>%1 accounts have the number %2</source>
        <translation>%1 Kunden haben die Nummer %2</translation>
    </message>
    <message>
        <source>there is no account %1</source>
        <translation>es gibt keinen Kunden %1</translation>
    </message>
    <message>
        <source>no account is called %1</source>
        <translation>kein Kunde heißt %1</translation>
    </message>
    <message>
        <source>reading visits</source>
        <translation>liest Besuche</translation>
    </message>
    <message>
        <source>reading plans</source>
        <translation>liest Pläne</translation>
    </message>
    <message>
        <source>laying them side by side</source>
        <translation>stellt sie gegenüber</translation>
    </message>
    <message>
        <source>a visit cannot end before it begins</source>
        <translation>ein Besuch kann nicht enden, bevor er beginnt</translation>
    </message>
    <message>
        <source>give a later end</source>
        <translation>geben Sie ein späteres Ende an</translation>
    </message>
    <message>
        <source>there is no picture %1</source>
        <translation>es gibt kein Bild %1</translation>
    </message>
    <message>
        <source>write CLASS=DAYS, as in A=7,B=28</source>
        <translation>schreiben Sie KLASSE=TAGE, etwa A=7,B=28</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no frequency</source>
        <translation>„%1“ ist keine Häufigkeit</translation>
    </message>
    <message>
        <source>it names no account and no place</source>
        <translation>weder Kunde noch Ort sind genannt</translation>
    </message>
    <message>
        <source>matching visits to accounts</source>
        <translation>ordnet Besuche Kunden zu</translation>
    </message>
    <message>
        <source>no column says when the visits were</source>
        <translation>keine Spalte sagt, wann die Besuche waren</translation>
    </message>
    <message>
        <source>no column says where the visits were</source>
        <translation>keine Spalte sagt, wo die Besuche waren</translation>
    </message>
    <message>
        <source>the value is empty or no number</source>
        <translation>der Wert fehlt oder ist keine Zahl</translation>
    </message>
    <message>
        <source>the key is empty</source>
        <translation>der Schlüssel fehlt</translation>
    </message>
    <message>
        <source>99999: the source knows no place</source>
        <translation>99999: die Quelle kennt keinen Ort</translation>
    </message>
    <message>
        <source>no such ZIP is known today</source>
        <translation>eine solche ZIP gibt es heute nicht</translation>
    </message>
    <message>
        <source>no unit of the layer has this key</source>
        <translation>keine Einheit der Ebene hat diesen Schlüssel</translation>
    </message>
    <message>
        <source>the unit&apos;s point lies in no county of the base map</source>
        <translation>der Punkt der Einheit liegt in keinem County der Grundkarte</translation>
    </message>
    <message>
        <source>its county is in no area of the table</source>
        <translation>ihr County ist in keinem Markt der Tabelle</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no call norm</source>
        <translation>„%1“ ist keine Besuchsvorgabe</translation>
    </message>
    <message>
        <source>write visits a year x minutes each, as in 26x60</source>
        <translation>schreiben Sie Besuche im Jahr x Minuten je Besuch, wie 26x60</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no class</source>
        <translation>„%1“ nennt keine Klasse</translation>
    </message>
    <message>
        <source>write classes as in A=26x60,B=12x45</source>
        <translation>schreiben Sie Klassen wie A=26x60,B=12x45</translation>
    </message>
    <message>
        <source>with ±%1 of data error, %2 has the highest load in %3 of cases only</source>
        <translation>bei einem Datenfehler von ±%1 hat %2 nur in %3 der Fälle die höchste Last</translation>
    </message>
    <message>
        <source>without suspected duplicates, %1 is outside of the band (%2 of target)</source>
        <translation>ohne vermutete Dubletten liegt %1 außerhalb des Bandes (%2 vom Ziel)</translation>
    </message>
    <message>
        <source>without suspected duplicates, %1 is within the band (%2 of target)</source>
        <translation>ohne vermutete Dubletten liegt %1 innerhalb des Bandes (%2 vom Ziel)</translation>
    </message>
    <message>
        <source>without suspected duplicates, %1 has the highest load, not %2</source>
        <translation>ohne vermutete Dubletten hat %1 die höchste Last, nicht %2</translation>
    </message>
    <message>
        <source>%1 of it lies in %2</source>
        <translation>%1 davon liegen in %2</translation>
    </message>
    <message>
        <source>%1 accounts against the mean, %2 each</source>
        <translation>%1 Kunden gegen den Durchschnitt, je Kunde %2</translation>
    </message>
    <message>
        <source>no %1 of %2 is a unit of the layer %3</source>
        <translation>kein Wert von %1 in %2 ist eine Einheit der Ebene %3</translation>
    </message>
    <message>
        <source>name the column with the units&apos; keys by --market-key</source>
        <translation>nennen Sie die Spalte mit den Schlüsseln der Einheiten (Schlüssel, --market-key)</translation>
    </message>
    <message>
        <source>%1 has no column &quot;%2&quot;</source>
        <translation>%1 hat keine Spalte „%2“</translation>
    </message>
    <message>
        <source>columns: %1</source>
        <translation>Spalten: %1</translation>
    </message>
    <message>
        <source>row %1: &quot;%2&quot; is no class of withheld values</source>
        <translation>Zeile %1: „%2“ ist keine Klasse geheimer Zahlen</translation>
    </message>
    <message>
        <source>the classes are A to M; name the right column by --withheld</source>
        <translation>die Klassen sind A bis M; nennen Sie die richtige Spalte (Geheim, --withheld)</translation>
    </message>
    <message>
        <source>%1 does not tell counties</source>
        <translation>%1 nennt keine Counties</translation>
    </message>
    <message>
        <source>it needs a column fips, columns with the FIPS codes of state and county, or columns state and county</source>
        <translation>nötig ist eine Spalte fips, Spalten mit den FIPS-Codes von Bundesstaat und County, oder Spalten state und county</translation>
    </message>
    <message>
        <source>the county is not known</source>
        <translation>das County ist nicht bekannt</translation>
    </message>
    <message>
        <source>the county is in %1 already, not in %2</source>
        <translation>das County ist schon in %1, nicht in %2</translation>
    </message>
    <message>
        <source>how many calls accounts take is not said</source>
        <translation>es ist nicht gesagt, wie viele Besuche Kunden brauchen</translation>
    </message>
    <message>
        <source>the class %1 has no sensible call norm</source>
        <translation>die Klasse %1 hat keine sinnvolle Besuchsvorgabe</translation>
    </message>
    <message>
        <source>Routes from %1 to %2</source>
        <translation>Touren vom %1 bis %2</translation>
    </message>
    <message>
        <source>Routes for %1</source>
        <translation>Touren für den %1</translation>
    </message>
    <message>
        <source>%1 left, in charge of %2</source>
        <translation>%1 ist gegangen, zuständig für %2</translation>
    </message>
    <message>
        <source>%1 joined, in charge of %2</source>
        <translation>%1 ist gekommen, zuständig für %2</translation>
    </message>
    <message>
        <source>%1 accounts of %2 came in at once, most of them in %3</source>
        <translation>%1 Kunden von %2 kamen auf einmal, die meisten in %3</translation>
    </message>
    <message>
        <source>%1 was won: %2</source>
        <translation>%1 wurde gewonnen: %2</translation>
    </message>
    <message>
        <source>%1 was lost: %2</source>
        <translation>%1 ging verloren: %2</translation>
    </message>
</context>
<context>
    <name>ui</name>
    <message>
        <source>E</source>
        <translation>O</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
</context>
<context>
    <name>ui::AboutDialog</name>
    <message>
        <source>About Evenlode</source>
        <translation>Über Evenlode</translation>
    </message>
    <message>
        <source>Evenlode %1</source>
        <translation>Evenlode %1</translation>
    </message>
    <message>
        <source>Territory planning on your own machine. Free software, GPL-3.0-or-later, without any warranty.</source>
        <translation>Gebietsplanung auf dem eigenen Rechner. Freie Software, GPL-3.0-or-later, ohne jede Gewähr.</translation>
    </message>
    <message>
        <source>What it stands on</source>
        <translation>Worauf es aufbaut</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Libraries, versions and licences</source>
        <translation>Bibliotheken, Versionen und Lizenzen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>All of it as text, for a report of trouble</source>
        <translation>Alles als Text, für eine Fehlermeldung</translation>
    </message>
</context>
<context>
    <name>ui::AccountField</name>
    <message>
        <source>Name or number</source>
        <translation>Name oder Nummer</translation>
    </message>
    <message>
        <source>Accounts found</source>
        <translation>Gefundene Kunden</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ui::AccountViewForm</name>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Colour accounts by</source>
        <translation>Kunden färben nach</translation>
    </message>
    <message>
        <source>Classes of accounts</source>
        <translation>Klassen der Kunden</translation>
    </message>
    <message>
        <source>Accounts that are shown</source>
        <translation>Kunden, die gezeigt werden</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Only accounts that an expression over their columns is true for, as in the filter of the tables: state = &apos;CT&apos;. Enter applies it.</source>
        <translation>Nur Kunden, auf die ein Ausdruck über ihre Spalten zutrifft, wie im Filter der Tabellen: state = &apos;CT&apos;. Die Eingabetaste wendet ihn an.</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>Quantile</translation>
    </message>
    <message>
        <source>Natural breaks</source>
        <translation>Natürliche Grenzen</translation>
    </message>
    <message>
        <source>Equal steps</source>
        <translation>Gleiche Stufen</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Farbe nach</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>one colour</source>
        <translation>eine Farbe</translation>
    </message>
</context>
<context>
    <name>ui::AddressDialog</name>
    <message>
        <source>Correct the address</source>
        <translation>Adresse berichtigen</translation>
    </message>
    <message>
        <source>Street address</source>
        <translation>Straße und Nummer</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Bundesstaat</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>The account is placed by the corrected address at once. The CRM gets it with the next sync.</source>
        <translation>Der Kunde wird sofort nach der berichtigten Adresse verortet. Das CRM erhält sie beim nächsten Abgleich.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Berichtigen</translation>
    </message>
    <message>
        <source>nothing has been changed</source>
        <translation>es wurde nichts geändert</translation>
    </message>
</context>
<context>
    <name>ui::AlignmentCommands</name>
    <message>
        <source>planning mode is off: this plan is published</source>
        <translation>Planungsmodus aus: Dieser Plan ist veröffentlicht</translation>
    </message>
    <message>
        <source>no plan is open</source>
        <translation>es ist kein Plan offen</translation>
    </message>
    <message>
        <source>select a territory first</source>
        <translation>zuerst ein Gebiet wählen</translation>
    </message>
    <message>
        <source>Import an alignment</source>
        <translation>Gebietszuordnung laden</translation>
    </message>
    <message>
        <source>Tables and shapes (*.csv *.tsv *.txt *.xlsx *.ods *.geojson *.json *.shp *.kml *.gpkg *.zip)</source>
        <translation>Tabellen und Flächen (*.csv *.tsv *.txt *.xlsx *.ods *.geojson *.json *.shp *.kml *.gpkg *.zip)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Read an alignment</source>
        <translation>Gebietszuordnung lesen</translation>
    </message>
    <message>
        <source>The plan is as the file says</source>
        <translation>Der Plan ist schon, wie die Datei es sagt</translation>
    </message>
    <message>
        <source>Who gets what is claimed more than once?</source>
        <translation>Wer bekommt, was mehrfach beansprucht wird?</translation>
    </message>
    <message>
        <source>Import the alignment of %1?</source>
        <translation>Gebietszuordnung aus %1 laden?</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>%1 have another territory. Ctrl+Z takes it back</source>
        <translation>%1 haben ein anderes Gebiet. Strg+Z nimmt es zurück</translation>
    </message>
    <message>
        <source>Split %1</source>
        <translation>%1 teilen</translation>
    </message>
    <message>
        <source>Number of parts that carry the same</source>
        <translation>Zahl der Teile mit gleicher Last</translation>
    </message>
    <message>
        <source>Split a territory</source>
        <translation>Gebiet teilen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>The territory that is &amp;first in the file</source>
        <translation>Das Gebiet, das in der Datei &amp;zuerst steht</translation>
    </message>
    <message>
        <source>The territory that is &amp;last in the file</source>
        <translation>Das Gebiet, das in der Datei zu&amp;letzt steht</translation>
    </message>
    <message>
        <source>The territory that covers &amp;more of it</source>
        <translation>Das Gebiet, das &amp;mehr davon abdeckt</translation>
    </message>
    <message>
        <source>&amp;Nobody new: it stays where it is</source>
        <translation>&amp;Niemand Neues: Es bleibt, wo es ist</translation>
    </message>
</context>
<context>
    <name>ui::AnalysisFields</name>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>A table…</source>
        <translation>Tabelle…</translation>
    </message>
    <message>
        <source>Another table…</source>
        <translation>Andere Tabelle…</translation>
    </message>
</context>
<context>
    <name>ui::AnalysisMode</name>
    <message>
        <source>Read what can be analysed</source>
        <translation>Lesen, was sich auswerten lässt</translation>
    </message>
    <message>
        <source>There are no areas yet: import units or accounts.</source>
        <translation>Noch keine Flächen: Einheiten oder Kunden einlesen.</translation>
    </message>
    <message>
        <source>There are no deals yet: connect a CRM or import them.</source>
        <translation>Noch keine Geschäfte: ein CRM verbinden oder sie einlesen.</translation>
    </message>
    <message>
        <source>There are no accounts yet: connect a CRM or import a spreadsheet.</source>
        <translation>Noch keine Kunden: ein CRM verbinden oder eine Tabelle einlesen.</translation>
    </message>
    <message>
        <source>There is no plan yet whose territories could be looked at.</source>
        <translation>Noch kein Plan, dessen Gebiete sich ansehen ließen.</translation>
    </message>
    <message>
        <source>computing</source>
        <translation>wird gerechnet</translation>
    </message>
    <message>
        <source>This view could not be computed.</source>
        <translation>Diese Ansicht ließ sich nicht rechnen.</translation>
    </message>
    <message>
        <source>No place has anything to rank.</source>
        <translation>Kein Ort hat etwas zu ordnen.</translation>
    </message>
    <message>
        <source>Nothing is known here</source>
        <translation>Hier ist nichts bekannt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>Ansicht behalten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kept this view as “%1”</source>
        <translation>Ansicht als „%1“ behalten</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>GeoPackage (*.gpkg)</source>
        <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
        <source>GeoJSON (*.geojson)</source>
        <translation>GeoJSON (*.geojson)</translation>
    </message>
    <message>
        <source>Density as GeoTIFF (*.tif)</source>
        <translation>Dichte als GeoTIFF (*.tif)</translation>
    </message>
    <message>
        <source>Density as picture (*.png)</source>
        <translation>Dichte als Bild (*.png)</translation>
    </message>
    <message>
        <source>Export the view</source>
        <translation>Ansicht ausgeben</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Geschrieben nach %1.</translation>
    </message>
    <message>
        <source>Find the accounts</source>
        <translation>Kunden suchen</translation>
    </message>
    <message>
        <source>There are no accounts in these places yet.</source>
        <translation>An diesen Orten gibt es noch keine Kunden.</translation>
    </message>
    <message>
        <source>These places lie outside of the plan&apos;s areas.</source>
        <translation>Diese Orte liegen außerhalb der Flächen des Plans.</translation>
    </message>
    <message>
        <source>There are no leads yet: connect a CRM or import them.</source>
        <translation>Es gibt noch keine Leads: verbinden Sie ein CRM oder importieren Sie welche.</translation>
    </message>
    <message>
        <source>Choose the table that says for each county in which market it lies: columns with the county&apos;s FIPS code, or its state and name, and with the market.</source>
        <translation>Wählen Sie die Tabelle, die zu jedem County den Markt sagt: mit Spalten für den FIPS-Code des County, oder Bundesstaat und Name, und für den Markt.</translation>
    </message>
    <message>
        <source>Nothing says how large the market is: the units have no measure. Choose a table of your own as Source: people, establishments or employees by ZIP.</source>
        <translation>Nichts sagt, wie groß der Markt ist: die Einheiten haben keine Messgröße. Wählen Sie als Quelle eine eigene Tabelle: Einwohner, Betriebe oder Beschäftigte nach ZIP.</translation>
    </message>
    <message>
        <source>Nothing says how large the market is: all that the units have (%1) was summed up from your own accounts, which cannot say who is missing among them. Choose a table of your own as Source: people, establishments or employees by ZIP.</source>
        <translation>Nichts sagt, wie groß der Markt ist: was die Einheiten haben (%1), ist aus Ihren eigenen Kunden summiert und kann nicht sagen, wer unter ihnen fehlt. Wählen Sie als Quelle eine eigene Tabelle: Einwohner, Betriebe oder Beschäftigte nach ZIP.</translation>
    </message>
    <message>
        <source>The market by unit</source>
        <translation>Der Markt je Einheit</translation>
    </message>
    <message>
        <source>The market of each county</source>
        <translation>Der Markt jedes County</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.dbf *.gz *.zip)</source>
        <translation>Tabellen (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.dbf *.gz *.zip)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Read the table</source>
        <translation>Die Tabelle lesen</translation>
    </message>
    <message>
        <source>Nothing stands out: by what areas differ lies within what chance would do. Larger areas (County), or customers by number, may tell more.</source>
        <translation>Nichts ragt heraus: worin sich Flächen unterscheiden, könnte Zufall sein. Größere Flächen (County) oder Kunden nach Anzahl sagen vielleicht mehr.</translation>
    </message>
</context>
<context>
    <name>ui::AnalysisPage</name>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Two maps</source>
        <translation>Zwei Karten</translation>
    </message>
    <message>
        <source>One map</source>
        <translation>Eine Karte</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Nur wo</translation>
    </message>
    <message>
        <source>Only records for which this is true</source>
        <translation>Nur Sätze, für die das gilt</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ausgeben…</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Show the whole plan</source>
        <translation>Den ganzen Plan zeigen</translation>
    </message>
    <message>
        <source>Forget this view</source>
        <translation>Diese Ansicht vergessen</translation>
    </message>
    <message>
        <source>Keep this view under a name</source>
        <translation>Diese Ansicht unter einem Namen behalten</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Places by rank</source>
        <translation>Orte nach Rang</translation>
    </message>
    <message>
        <source>Send to routes</source>
        <translation>An Routen senden</translation>
    </message>
    <message>
        <source>Send to balance</source>
        <translation>Zum Ausgleich</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Choose places in the list or on the map first</source>
        <translation>Erst Orte in der Liste oder auf der Karte wählen</translation>
    </message>
    <message>
        <source>Their accounts become the calls of the Routes workspace</source>
        <translation>Ihre Kunden werden die Besuche im Bereich Routen</translation>
    </message>
    <message>
        <source>Balance may move these areas, and leaves all others</source>
        <translation>Der Ausgleich darf diese Flächen bewegen und lässt alle anderen</translation>
    </message>
    <message>
        <source>Only views of your own can go</source>
        <translation>Nur eigene Ansichten können gehen</translation>
    </message>
    <message>
        <source>The load is that of the plan, of all accounts</source>
        <translation>Die Last ist die des Plans, aller Kunden</translation>
    </message>
    <message>
        <source>An expression over the columns of deals, such as close_date &gt;= &apos;2026-01-01&apos;</source>
        <translation>Ein Ausdruck über die Spalten der Geschäfte, etwa close_date &gt;= &apos;2026-01-01&apos;</translation>
    </message>
    <message>
        <source>An expression over the columns of accounts, such as class IN (&apos;A&apos;, &apos;B&apos;)</source>
        <translation>Ein Ausdruck über die Spalten der Kunden, etwa class IN (&apos;A&apos;, &apos;B&apos;)</translation>
    </message>
    <message>
        <source>An expression over the columns of leads, such as created_on &gt;= &apos;2026-01-01&apos;</source>
        <translation>Ein Ausdruck über die Spalten der Leads, etwa created_on &gt;= &apos;2026-01-01&apos;</translation>
    </message>
    <message>
        <source>Choose a table…</source>
        <translation>Tabelle wählen…</translation>
    </message>
</context>
<context>
    <name>ui::AreaDetail</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places</source>
        <translation>
            <numerusform>%Ln Ort</numerusform>
            <numerusform>%Ln Orte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AreaModel</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Rep</source>
        <comment>a narrow table head</comment>
        <translation>Wer</translation>
    </message>
</context>
<context>
    <name>ui::BalanceLink</name>
    <message>
        <source>Read the rules</source>
        <translation>Regeln lesen</translation>
    </message>
    <message>
        <source>Tick a measure to balance.</source>
        <translation>Eine Messgröße zum Ausgleichen ankreuzen.</translation>
    </message>
    <message>
        <source>Read the bases of the reps</source>
        <translation>Basen der Vertriebsmitarbeiter lesen</translation>
    </message>
    <message>
        <source>reading the plan</source>
        <translation>liest den Plan</translation>
    </message>
    <message>
        <source>Searched %1 s. The best plan is on the map, hatched; nothing is written yet.</source>
        <translation>%1 s gesucht. Der beste Plan steht schraffiert auf der Karte; geschrieben ist noch nichts.</translation>
    </message>
    <message>
        <source>The proposal keeps every rule</source>
        <translation>Der Vorschlag hält alle Regeln ein</translation>
    </message>
    <message>
        <source>Not every rule could be kept; this is the best found</source>
        <translation>Nicht alle Regeln waren einzuhalten; dies ist der beste Fund</translation>
    </message>
    <message>
        <source>there is no proposal</source>
        <translation>es gibt keinen Vorschlag</translation>
    </message>
    <message>
        <source>Read measures</source>
        <translation>Messgrößen lesen</translation>
    </message>
</context>
<context>
    <name>ui::BalancePanel</name>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Stop, keep best</source>
        <translation>Stopp, besten behalten</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Messgrößen</translation>
    </message>
    <message>
        <source>compact territories</source>
        <translation>kompakt</translation>
    </message>
    <message>
        <source>short drives</source>
        <translation>kurze Fahrten</translation>
    </message>
    <message>
        <source>The same seed gives the same plan</source>
        <translation>Derselbe Startwert ergibt denselben Plan</translation>
    </message>
    <message>
        <source>Prefer</source>
        <translation>Vorrang</translation>
    </message>
    <message>
        <source>Territories</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>cost, lower bound = 1</source>
        <translation>Kosten, untere Schranke = 1</translation>
    </message>
    <message>
        <source>No plan within the bands can cost less than the bound. It ignores contiguity.</source>
        <translation>Kein Plan innerhalb der Bänder kostet weniger als die Schranke. Sie lässt den Zusammenhang außer Acht.</translation>
    </message>
    <message>
        <source>Those of this scenario keep their names</source>
        <translation>Die dieses Szenarios behalten ihre Namen</translation>
    </message>
    <message>
        <source>Looks for a better plan; nothing changes before you accept it</source>
        <translation>Sucht einen besseren Plan; nichts ändert sich, bevor Sie ihn annehmen</translation>
    </message>
    <message>
        <source>A published plan is not changed: save it as a scenario first</source>
        <translation>Ein veröffentlichter Plan wird nicht geändert: zuerst als Szenario sichern</translation>
    </message>
    <message>
        <source>The units have no measure yet: import one</source>
        <translation>Die Einheiten haben noch keine Messgröße: zuerst eine importieren</translation>
    </message>
    <message>
        <source>The units have no measure to balance by.</source>
        <translation>Die Einheiten haben keine Messgröße zum Ausgleichen.</translation>
    </message>
    <message>
        <source>This plan is published. Save it as a scenario to balance a copy of it.</source>
        <translation>Dieser Plan ist veröffentlicht. Als Szenario sichern, um eine Kopie auszugleichen.</translation>
    </message>
    <message>
        <source>Makes a first plan.</source>
        <translation>Macht einen ersten Plan.</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Sucht</translation>
    </message>
    <message>
        <source>stopping with the best plan so far</source>
        <translation>hält mit dem bisher besten Plan an</translation>
    </message>
    <message>
        <source>%1; better plans appear on the map as they are found</source>
        <translation>%1; bessere Pläne erscheinen auf der Karte, sobald sie gefunden sind</translation>
    </message>
    <message>
        <source>Best plan so far keeps every rule</source>
        <translation>Der bisher beste Plan hält alle Regeln ein</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Vorschlag</translation>
    </message>
</context>
<context>
    <name>ui::BaseMapDialog</name>
    <message>
        <source>Base map</source>
        <translation>Hintergrundkarte</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei…</translation>
    </message>
    <message>
        <source>File or address</source>
        <translation>Datei oder Adresse</translation>
    </message>
    <message>
        <source>Attribution</source>
        <translation>Herkunftsangabe</translation>
    </message>
    <message>
        <source>A file of tiles (MBTiles) stays on this machine and brings its attribution. An address is told which part of the map you look at, and nothing else; what it gives is kept for a month. Say whose map it is, as its licence asks.</source>
        <translation>Eine Kacheldatei (MBTiles) bleibt auf diesem Rechner und bringt ihre Herkunftsangabe mit. Eine Adresse erfährt, welchen Teil der Karte Sie ansehen, sonst nichts; was sie liefert, wird einen Monat aufbewahrt. Angeben, wessen Karte es ist, wie es ihre Lizenz verlangt.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>No base map</source>
        <translation>Keine Hintergrundkarte</translation>
    </message>
    <message>
        <source>Open tiles</source>
        <translation>Kacheln öffnen</translation>
    </message>
    <message>
        <source>MBTiles (*.mbtiles)</source>
        <translation>MBTiles (*.mbtiles)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>ui::BeforeAfterChart</name>
    <message>
        <source>Territory, by its key</source>
        <translation>Gebiet, nach Nummer</translation>
    </message>
    <message>
        <source>Share of target, %</source>
        <translation>Anteil am Ziel, %</translation>
    </message>
    <message>
        <source>Shares of target</source>
        <translation>Anteile am Ziel</translation>
    </message>
    <message>
        <source>Shares of target, %1 against %2</source>
        <translation>Anteile am Ziel, %1 gegen %2</translation>
    </message>
</context>
<context>
    <name>ui::BookmarkCommands</name>
    <message>
        <source>no map is shown</source>
        <translation>es ist keine Karte zu sehen</translation>
    </message>
    <message>
        <source>%1, 1 : %2</source>
        <translation>%1, 1 : %2</translation>
    </message>
    <message>
        <source>Kept this view as “%1”</source>
        <translation>Ansicht als „%1“ gemerkt</translation>
    </message>
    <message>
        <source>Kept this view as “%1”; %2 lists the views</source>
        <translation>Ansicht als „%1“ gemerkt; %2 zeigt alle</translation>
    </message>
</context>
<context>
    <name>ui::BookmarkDialog</name>
    <message>
        <source>Bookmarks</source>
        <translation>Gemerkte Ansichten</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>ui::CandidateItem</name>
    <message>
        <source>Candidate %1: %2, score %3</source>
        <translation>Kandidat %1: %2, Wert %3</translation>
    </message>
</context>
<context>
    <name>ui::ChartsLink</name>
    <message>
        <source>Proposal</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Read a scenario</source>
        <translation>Szenario lesen</translation>
    </message>
</context>
<context>
    <name>ui::ChartsPanel</name>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Imbalance</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>Lorenz</source>
        <translation>Lorenz</translation>
    </message>
    <message>
        <source>Before/after</source>
        <translation>Vorher/nachher</translation>
    </message>
    <message>
        <source>Set against</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>Scenario that the plan is set against</source>
        <translation>Szenario, mit dem der Plan verglichen wird</translation>
    </message>
</context>
<context>
    <name>ui::ClashView</name>
    <message>
        <source>No single change of a rule was found that helps.</source>
        <translation>Keine einzelne Regeländerung gefunden, die hilft.</translation>
    </message>
    <message>
        <source>Cheapest ways out</source>
        <translation>Günstigste Auswege</translation>
    </message>
    <message>
        <source>each alone helps, least change first</source>
        <translation>jeder für sich hilft, kleinste Änderung zuerst</translation>
    </message>
    <message>
        <source>No plan can keep all rules: one of them cannot be kept by itself.</source>
        <translation>Kein Plan kann alle Regeln einhalten: Eine ist schon für sich nicht einzuhalten.</translation>
    </message>
    <message numerus="yes">
        <source>No plan can keep all rules. Smallest clash: %n rules. Drop or loosen any one of them.</source>
        <translation>
            <numerusform>Kein Plan kann alle Regeln einhalten. Kleinster Widerspruch: %n Regel. Sie weglassen oder lockern.</numerusform>
            <numerusform>Kein Plan kann alle Regeln einhalten. Kleinster Widerspruch: %n Regeln. Eine davon weglassen oder lockern.</numerusform>
        </translation>
    </message>
    <message>
        <source>All rules</source>
        <translation>Alle Regeln</translation>
    </message>
    <message>
        <source>The rule that cannot be kept</source>
        <translation>Die Regel, die nicht einzuhalten ist</translation>
    </message>
    <message numerus="yes">
        <source>The %n that clash</source>
        <translation>
            <numerusform>Die %n, die sich widerspricht</numerusform>
            <numerusform>Die %n, die sich widersprechen</numerusform>
        </translation>
    </message>
    <message>
        <source>Why: %1.</source>
        <translation>Grund: %1.</translation>
    </message>
    <message>
        <source>Loosen</source>
        <translation>Lockern</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Allow: %1, %2</source>
        <translation>Erlauben: %1, %2</translation>
    </message>
    <message>
        <source>Loosens the rule and searches again</source>
        <translation>Lockert die Regel und sucht neu</translation>
    </message>
</context>
<context>
    <name>ui::ClusterModel</name>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Score ▾</source>
        <translation>Wert ▾</translation>
    </message>
</context>
<context>
    <name>ui::ColumnModel</name>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>not imported</source>
        <translation>nicht importiert</translation>
    </message>
    <message>
        <source>Column in file</source>
        <translation>Spalte der Datei</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>Erste Werte</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelesen als</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Read %1 as</source>
        <translation>%1 lesen als</translation>
    </message>
</context>
<context>
    <name>ui::ColumnsStep</name>
    <message>
        <source>Columns of the file</source>
        <translation>Spalten der Datei</translation>
    </message>
    <message>
        <source>Issues found</source>
        <translation>Gefundene Punkte</translation>
    </message>
    <message>
        <source>Sheet or layer</source>
        <translation>Blatt oder Ebene</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>rows as they will be read</source>
        <translation>Zeilen, wie sie gelesen werden</translation>
    </message>
    <message>
        <source>Rows as they will be read</source>
        <translation>Zeilen, wie sie gelesen werden</translation>
    </message>
    <message>
        <source>the first %1 rows, as they will be read</source>
        <translation>die ersten %1 Zeilen, wie sie gelesen werden</translation>
    </message>
    <message>
        <source>Rows, one header</source>
        <translation>Zeilen, eine Kopfzeile</translation>
    </message>
    <message>
        <source>Rows, no header</source>
        <translation>Zeilen, ohne Kopfzeile</translation>
    </message>
    <message>
        <source>Separator, encoding</source>
        <translation>Trennzeichen, Kodierung</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
</context>
<context>
    <name>ui::CommandPalette</name>
    <message>
        <source>Place, account or action</source>
        <translation>Ort, Kunde oder Befehl</translation>
    </message>
    <message>
        <source>Find a place, an account or an action</source>
        <translation>Ort, Kunde oder Befehl suchen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Gefundenes</translation>
    </message>
    <message>
        <source>territory %1</source>
        <translation>Gebiet %1</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Find accounts</source>
        <translation>Kunden suchen</translation>
    </message>
    <message>
        <source>account</source>
        <translation>Kunde</translation>
    </message>
</context>
<context>
    <name>ui::CompareMode</name>
    <message>
        <source>There is no scenario to compare yet.</source>
        <translation>Noch gibt es kein Szenario zum Vergleichen.</translation>
    </message>
    <message>
        <source>comparing</source>
        <translation>vergleicht</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>The scenarios could not be compared.</source>
        <translation>Die Szenarien ließen sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>Save the plan as a scenario to have something to compare it with.</source>
        <translation>Den Plan als Szenario sichern, um etwas zum Vergleichen zu haben.</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel-Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>OpenDocument (*.ods)</source>
        <translation>OpenDocument (*.ods)</translation>
    </message>
    <message>
        <source>Export moves</source>
        <translation>Wechsel exportieren</translation>
    </message>
    <message>
        <source>Moves %1 to %2.xlsx</source>
        <translation>Wechsel %1 zu %2.xlsx</translation>
    </message>
    <message numerus="yes">
        <source>%Ln moves written to %1</source>
        <translation>
            <numerusform>%Ln Wechsel in %1 geschrieben</numerusform>
            <numerusform>%Ln Wechsel in %1 geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Find trade-offs</source>
        <translation>Abwägungen suchen</translation>
    </message>
    <message>
        <source>%1 · deviation %2 · %3 move · %4 min</source>
        <translation>%1 · Abweichung %2 · %3 wechseln · %4 min</translation>
    </message>
    <message>
        <source>Plan %1, the best bargain</source>
        <translation>Plan %1, der beste Handel</translation>
    </message>
    <message>
        <source>Plan %1</source>
        <translation>Plan %1</translation>
    </message>
    <message>
        <source>No plan is better than the present one on any side.</source>
        <translation>Kein Plan ist in irgendeiner Hinsicht besser als der jetzige.</translation>
    </message>
    <message>
        <source>Trade-off</source>
        <translation>Abwägung</translation>
    </message>
    <message>
        <source>Keep as scenario</source>
        <translation>Als Szenario behalten</translation>
    </message>
    <message>
        <source>Plan %1 is kept as “%2”. Ctrl+Z takes it back</source>
        <translation>Plan %1 ist als „%2“ behalten. Strg+Z nimmt es zurück</translation>
    </message>
</context>
<context>
    <name>ui::ComparePage</name>
    <message>
        <source>Trade-off</source>
        <translation>Abwägung</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Swap the sides</source>
        <translation>Seiten tauschen</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Difference only</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Export moves…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>Moves of</source>
        <translation>Wechsel von</translation>
    </message>
    <message>
        <source>Work on “%1”</source>
        <translation>„%1“ bearbeiten</translation>
    </message>
    <message>
        <source>Shows the right side in the Plan workspace</source>
        <translation>Zeigt die rechte Seite im Arbeitsbereich Plan</translation>
    </message>
    <message>
        <source>All territories</source>
        <translation>Alle Gebiete</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
</context>
<context>
    <name>ui::ComparedMoves</name>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 %2, %3 %4</source>
        <translation>%1 %2, %3 %4</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>Von → an</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Effect, points of target</source>
        <translation>Pkt.</translation>
    </message>
</context>
<context>
    <name>ui::ComparedScenarios</name>
    <message>
        <source>In force</source>
        <translation>In Kraft</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1, best</source>
        <translation>%1, bester Wert</translation>
    </message>
    <message>
        <source>Mean one-way drive to the centre; an estimate</source>
        <translation>Mittlere Fahrzeit zur Mitte, einfach; geschätzt</translation>
    </message>
    <message>
        <source>Accounts in other hands than in the first scenario</source>
        <translation>Kunden in anderen Händen als im ersten Szenario</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Largest dev.</source>
        <translation>Abw.</translation>
    </message>
    <message>
        <source>In band</source>
        <translation>Im Band</translation>
    </message>
    <message>
        <source>Gini</source>
        <translation>Gini</translation>
    </message>
    <message>
        <source>Changing hands</source>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>Drive, est.</source>
        <translation>Fahrt, ca.</translation>
    </message>
</context>
<context>
    <name>ui::ConflictModel</name>
    <message>
        <source>Ours</source>
        <translation>Unser Wert</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Deren Wert</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Both sides changed</source>
        <translation>Beide Seiten geändert</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>edited here</source>
        <translation>hier geändert</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>gesehen %1</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>nicht entschieden</translation>
    </message>
    <message>
        <source>%1, in the CRM %2</source>
        <translation>%1, im CRM %2</translation>
    </message>
    <message>
        <source>O takes ours, T theirs, L leaves it for later</source>
        <translation>O nimmt unseren Wert, T deren Wert, L lässt es für später</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Ausgangswert</translation>
    </message>
    <message>
        <source>Theirs, in %1</source>
        <translation>Deren Wert, in %1</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Nehmen</translation>
    </message>
</context>
<context>
    <name>ui::ConflictsLink</name>
    <message>
        <source>record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Decide conflicts</source>
        <translation>Konflikte entscheiden</translation>
    </message>
    <message>
        <source>deciding</source>
        <translation>entscheidet</translation>
    </message>
    <message>
        <source>%1 decided. Ours is written by the next publish or sync.</source>
        <translation>%1 entschieden. Unser Wert wird bei der nächsten Veröffentlichung oder Synchronisierung geschrieben.</translation>
    </message>
    <message>
        <source>%1 decided.</source>
        <translation>%1 entschieden.</translation>
    </message>
    <message>
        <source>Verify the ledger</source>
        <translation>Journal prüfen</translation>
    </message>
    <message>
        <source>verifying</source>
        <translation>prüft</translation>
    </message>
    <message>
        <source>%1 verified; the chain is unbroken.</source>
        <translation>%1 geprüft; die Kette ist lückenlos.</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Export the ledger</source>
        <translation>Journal exportieren</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Ledger.txt</source>
        <translation>Journal.txt</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>schreibt</translation>
    </message>
    <message>
        <source>%1 written to %2.</source>
        <translation>%1 nach %2 geschrieben.</translation>
    </message>
    <message>
        <source>Read the ledger</source>
        <translation>Journal lesen</translation>
    </message>
    <message>
        <source>Replay the ledger</source>
        <translation>Journal nachspielen</translation>
    </message>
    <message>
        <source>Replayed to %1: %2 in %3, check sum %4.</source>
        <translation>Nachgespielt bis %1: %2 in %3, Prüfsumme %4.</translation>
    </message>
    <message>
        <source>Compare two days</source>
        <translation>Zwei Tage vergleichen</translation>
    </message>
    <message>
        <source>Export the diff</source>
        <translation>Unterschied exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Diff %1 to %2.csv</source>
        <translation>Unterschied %1 bis %2.csv</translation>
    </message>
    <message>
        <source>The diff was written to %1.</source>
        <translation>Der Unterschied wurde nach %1 geschrieben.</translation>
    </message>
</context>
<context>
    <name>ui::ConflictsPage</name>
    <message>
        <source>record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Theirs for all</source>
        <translation>Überall deren Wert</translation>
    </message>
    <message>
        <source>Ours for all</source>
        <translation>Überall unser Wert</translation>
    </message>
    <message>
        <source>Both values stay noted, whatever you take. A record left for later is asked about again at the next sync.</source>
        <translation>Beide Werte bleiben notiert, was Sie auch nehmen. Nach einem aufgeschobenen Datensatz wird bei der nächsten Synchronisierung wieder gefragt.</translation>
    </message>
    <message>
        <source>Leave all</source>
        <translation>Alle aufschieben</translation>
    </message>
    <message>
        <source>Nothing waits for you. What both sides have changed will be listed here, and stays in the CRM as it is until you decide.</source>
        <translation>Nichts wartet auf Sie. Was beide Seiten geändert haben, steht dann hier und bleibt im CRM, wie es ist, bis Sie entscheiden.</translation>
    </message>
    <message>
        <source>%1 to decide; base is what both sides had before</source>
        <translation>%1 zu entscheiden; Ausgangswert ist, was beide Seiten vorher hatten</translation>
    </message>
    <message>
        <source>%1 to decide; base is what both sides had, last read %2</source>
        <translation>%1 zu entscheiden; Ausgangswert ist, was beide Seiten hatten, zuletzt gelesen %2</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Decide %1</source>
        <translation>%1 entscheiden</translation>
    </message>
    <message>
        <source>Wait until the CRM has been read</source>
        <translation>Warten Sie, bis das CRM gelesen ist</translation>
    </message>
    <message>
        <source>Takes what is chosen; ours is written by the next publish or sync</source>
        <translation>Nimmt, was gewählt ist; unser Wert wird bei der nächsten Veröffentlichung oder Synchronisierung geschrieben</translation>
    </message>
    <message>
        <source>Choose ours or theirs of a conflict first</source>
        <translation>Wählen Sie zuerst bei einem Konflikt unseren oder deren Wert</translation>
    </message>
    <message>
        <source>There are no conflicts</source>
        <translation>Es gibt keine Konflikte</translation>
    </message>
</context>
<context>
    <name>ui::ConnectDialog</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>REST</source>
        <translation>REST</translation>
    </message>
    <message>
        <source>Connect a CRM</source>
        <translation>CRM verbinden</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Folder or configuration</source>
        <translation>Ordner oder Konfiguration</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Folder with the CRM&apos;s tables</source>
        <translation>Ordner mit den Tabellen des CRM</translation>
    </message>
    <message>
        <source>Open a configuration</source>
        <translation>Konfiguration öffnen</translation>
    </message>
    <message>
        <source>Configurations (*.json)</source>
        <translation>Konfigurationen (*.json)</translation>
    </message>
    <message>
        <source>A folder that holds accounts.csv or accounts.xlsx. Files are written in place, only by a publish.</source>
        <translation>Ein Ordner mit accounts.csv oder accounts.xlsx. Dateien werden an Ort und Stelle geschrieben, nur beim Veröffentlichen.</translation>
    </message>
    <message>
        <source>A configuration describes the API: sign-in, paths, paging and fields. See the guide to REST connections.</source>
        <translation>Eine Konfiguration beschreibt die Schnittstelle: Anmeldung, Pfade, Blättern und Felder. Siehe die Anleitung zu REST-Verbindungen.</translation>
    </message>
    <message>
        <source>Without a client ID you sign in with a token of your own. A configuration is needed for other names and limits only. Write-back is off until you switch it on.</source>
        <translation>Ohne Client-ID melden Sie sich mit einem eigenen Token an. Eine Konfiguration braucht es nur für andere Namen und Grenzen. Das Zurückschreiben ist aus, bis Sie es einschalten.</translation>
    </message>
    <message>
        <source>Give it a name, and say where its tables or configuration are</source>
        <translation>Geben Sie einen Namen an, und wo die Tabellen oder die Konfiguration liegen</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionLink</name>
    <message>
        <source>Test the connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>asking</source>
        <translation>fragt</translation>
    </message>
    <message>
        <source>%1 reaches %2.</source>
        <translation>%1 erreicht %2.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>signing in</source>
        <translation>meldet an</translation>
    </message>
    <message>
        <source>Signed in to %1. The sign-in is kept in %2.</source>
        <translation>Bei %1 angemeldet. Die Anmeldung liegt in: %2.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>signing out</source>
        <translation>meldet ab</translation>
    </message>
    <message>
        <source>Signed out of %1.</source>
        <translation>Von %1 abgemeldet.</translation>
    </message>
    <message>
        <source>%1 was not signed in.</source>
        <translation>%1 war nicht angemeldet.</translation>
    </message>
    <message>
        <source>Save the mapping</source>
        <translation>Zuordnung speichern</translation>
    </message>
    <message>
        <source>saving</source>
        <translation>speichert</translation>
    </message>
    <message>
        <source>The mapping of %1 was saved. The next sync uses it.</source>
        <translation>Die Zuordnung von %1 ist gespeichert. Der nächste Abgleich benutzt sie.</translation>
    </message>
    <message>
        <source>Make fields</source>
        <translation>Felder anlegen</translation>
    </message>
    <message>
        <source>making fields</source>
        <translation>legt Felder an</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>%1 made in the CRM.</source>
        <translation>%1 im CRM angelegt.</translation>
    </message>
    <message>
        <source>%1 made; %2</source>
        <translation>%1 angelegt; %2</translation>
    </message>
    <message>
        <source>Set the reserve</source>
        <translation>Reserve festlegen</translation>
    </message>
    <message>
        <source>Choose what is read</source>
        <translation>Festlegen, was gelesen wird</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>The connection and its sign-in are forgotten here. Records that came from it stay, and nothing changes in the CRM.</source>
        <translation>Die Verbindung und ihre Anmeldung werden hier vergessen. Datensätze, die von dort kamen, bleiben, und im CRM ändert sich nichts.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the connection</source>
        <translation>Verbindung entfernen</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 wurde entfernt.</translation>
    </message>
    <message>
        <source>Connect a CRM</source>
        <translation>CRM verbinden</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>%1 was added. Sign in to go on.</source>
        <translation>%1 wurde hinzugefügt. Melden Sie sich an, um fortzufahren.</translation>
    </message>
    <message>
        <source>%1 was added. Sync reads its records.</source>
        <translation>%1 wurde hinzugefügt. Der Abgleich liest die Datensätze.</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionPage</name>
    <message>
        <source>Field mapping</source>
        <translation>Feldzuordnung</translation>
    </message>
    <message>
        <source>Sync log</source>
        <translation>Abgleiche</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Remove this connection…</source>
        <translation>Diese Verbindung entfernen …</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Asks the CRM who we are and what we may do; changes nothing</source>
        <translation>Fragt das CRM, wer wir sind und was wir dürfen; ändert nichts</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>A mapping changes nothing by itself: the next sync uses it.</source>
        <translation>Eine Zuordnung ändert selbst nichts: Der nächste Abgleich benutzt sie.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>as the CRM reports them</source>
        <translation>wie das CRM sie nennt</translation>
    </message>
    <message>
        <source>Kept free for others</source>
        <translation>Frei für andere</translation>
    </message>
    <message>
        <source>Write-back</source>
        <translation>Rückschreiben</translation>
    </message>
    <message>
        <source>What would be written</source>
        <translation>Was geschrieben würde</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Only ticked objects are asked for. Rights to read are enough while write-back is off.</source>
        <translation>Nur nach angehakten Objekten wird gefragt. Leserechte genügen, solange das Zurückschreiben aus ist.</translation>
    </message>
    <message>
        <source>Field mapping, %1</source>
        <translation>Feldzuordnung, %1</translation>
    </message>
    <message>
        <source>Read and write</source>
        <translation>Lesen und schreiben</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Values of %1.</source>
        <translation>Werte von %1.</translation>
    </message>
    <message>
        <source>Dashed arrows write, and rest until write-back is on.</source>
        <translation>Gestrichelte Pfeile schreiben, und ruhen, bis das Zurückschreiben ein ist.</translation>
    </message>
    <message>
        <source>Rights were read from the CRM at %1.</source>
        <translation>Die Rechte wurden um %1 im CRM gelesen.</translation>
    </message>
    <message>
        <source>Test reads the rights from the CRM.</source>
        <translation>Prüfen liest die Rechte im CRM.</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>angemeldet</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht gefragt</translation>
    </message>
    <message>
        <source>none needed</source>
        <translation>keine nötig</translation>
    </message>
    <message>
        <source>The last sync failed: %1</source>
        <translation>Der letzte Abgleich ist misslungen: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>The CRM did not take %1.</source>
        <translation>Das CRM hat %1 nicht angenommen.</translation>
    </message>
    <message>
        <source>record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>Publishes and syncs may write to %1. Each publish shows first what it will write.</source>
        <translation>Veröffentlichungen und Abgleiche dürfen in %1 schreiben. Jede Veröffentlichung zeigt zuerst, was sie schreibt.</translation>
    </message>
    <message>
        <source>Nothing is written to %1 until you switch this on. Each publish shows first what it will write.</source>
        <translation>In %1 wird nichts geschrieben, bis Sie dies einschalten. Jede Veröffentlichung zeigt zuerst, was sie schreibt.</translation>
    </message>
    <message>
        <source>Make %1</source>
        <translation>%1 angelegt</translation>
    </message>
    <message>
        <source>missing field</source>
        <translation>fehlendes Feld</translation>
    </message>
    <message>
        <source>missing fields</source>
        <translation>fehlende Felder</translation>
    </message>
    <message>
        <source>Calls today</source>
        <translation>Aufrufe heute</translation>
    </message>
    <message>
        <source>not limited</source>
        <translation>nicht begrenzt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Calls left today</source>
        <translation>Aufrufe heute übrig</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
    <message>
        <source>Records in one write</source>
        <translation>Datensätze je Schreiben</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>%1, %2 to be made, %3 refused</source>
        <translation>%1, %2 anzulegen, %3 verweigert</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>The next sync reads and writes these names</source>
        <translation>Der nächste Abgleich liest und schreibt diese Namen</translation>
    </message>
    <message>
        <source>Choose another field of the CRM first</source>
        <translation>Wählen Sie zuerst ein anderes Feld des CRM</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Nichts wurde geändert</translation>
    </message>
    <message>
        <source>Accounts are always read</source>
        <translation>Kunden werden immer gelesen</translation>
    </message>
    <message>
        <source>What is read is listed after the first sync.</source>
        <translation>Was gelesen wird, steht nach dem ersten Abgleich hier.</translation>
    </message>
</context>
<context>
    <name>ui::CrmCommands</name>
    <message>
        <source>Folder with the CRM&apos;s tables</source>
        <translation>Ordner mit den Tabellen des CRM</translation>
    </message>
    <message>
        <source>New plan for these records</source>
        <translation>Neuer Plan für diese Datensätze</translation>
    </message>
    <message>
        <source>Evenlode plans (*.gpkg)</source>
        <translation>Evenlode-Pläne (*.gpkg)</translation>
    </message>
    <message>
        <source>Plan.gpkg</source>
        <translation>Plan.gpkg</translation>
    </message>
    <message>
        <source>Connect a CRM</source>
        <translation>CRM verbinden</translation>
    </message>
    <message>
        <source>%1 read from %2. Nothing is written there until you publish.</source>
        <translation>%1 aus %2 gelesen. Bis zum Veröffentlichen wird dort nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>ui::CrmMode</name>
    <message>
        <source>record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Read connections</source>
        <translation>Verbindungen lesen</translation>
    </message>
    <message>
        <source>There is no plan to publish yet.</source>
        <translation>Es gibt noch keinen Plan, der veröffentlicht werden kann.</translation>
    </message>
    <message>
        <source>Comparing the plan with the CRM.</source>
        <translation>Der Plan wird mit dem CRM verglichen.</translation>
    </message>
    <message>
        <source>See what would be written to %1 before anything is.</source>
        <translation>Sehen, was in %1 geschrieben würde, bevor etwas geschrieben wird.</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>comparing</source>
        <translation>vergleicht</translation>
    </message>
    <message>
        <source>What would be written could not be found out. Nothing was written.</source>
        <translation>Was geschrieben würde, ließ sich nicht feststellen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Write %1 to %2?</source>
        <translation>%1 in %2 schreiben?</translation>
    </message>
    <message>
        <source>Territory and owner of these records are replaced in the CRM. Conflicts and refused records stay as they are. The publish can be rolled back.</source>
        <translation>Gebiet und Betreuer dieser Datensätze werden im CRM ersetzt. Konflikte und abgelehnte Datensätze bleiben, wie sie sind. Die Veröffentlichung kann zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>schreibt</translation>
    </message>
    <message>
        <source>. Receipt P-%1</source>
        <translation>. Beleg P-%1</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleichen</translation>
    </message>
    <message>
        <source>syncing</source>
        <translation>gleicht ab</translation>
    </message>
    <message>
        <source>%1 read, %2 sent, %3 in conflict</source>
        <translation>%1 gelesen, %2 gesendet, %3 im Konflikt</translation>
    </message>
    <message>
        <source>The CRM allows no more calls until %1. The rest goes on then.</source>
        <translation>Das CRM erlaubt bis %1 keine Aufrufe mehr. Der Rest folgt dann.</translation>
    </message>
    <message>
        <source>Write-back</source>
        <translation>Rückschreiben</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>the publish</source>
        <translation>die Veröffentlichung</translation>
    </message>
    <message>
        <source>Roll back %1?</source>
        <translation>%1 zurücknehmen?</translation>
    </message>
    <message>
        <source>%1 get their old values.</source>
        <translation>%1 bekommen ihre alten Werte.</translation>
    </message>
    <message>
        <source>%1 get their old values; %2 edited since stay as they are:</source>
        <translation>%1 bekommen ihre alten Werte; %2 seither geänderte bleiben, wie sie sind:</translation>
    </message>
    <message>
        <source>and %1 more values</source>
        <translation>und %1 weitere Werte</translation>
    </message>
    <message>
        <source>%1, %2: now %3, was published as %4</source>
        <translation>%1, %2: jetzt %3, veröffentlicht als %4</translation>
    </message>
    <message>
        <source>Roll back %1</source>
        <translation>%1 zurücknehmen</translation>
    </message>
    <message>
        <source>restoring</source>
        <translation>stellt wieder her</translation>
    </message>
    <message>
        <source>%1 restored, %2 left as they are.</source>
        <translation>%1 wiederhergestellt, %2 bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>ID in the CRM</source>
        <translation>Kennung im CRM</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Liste exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Publish %1.csv</source>
        <translation>Veröffentlichung %1.csv</translation>
    </message>
    <message>
        <source>The list was written to %1.</source>
        <translation>Die Liste wurde in %1 geschrieben.</translation>
    </message>
    <message>
        <source>Leave %1 out?</source>
        <translation>%1 auslassen?</translation>
    </message>
    <message>
        <source>They keep their values in the CRM until you take them in again. Reason:</source>
        <translation>Sie behalten ihre Werte im CRM, bis Sie sie wieder aufnehmen. Grund:</translation>
    </message>
    <message>
        <source>left out for now</source>
        <translation>vorerst ausgelassen</translation>
    </message>
    <message>
        <source>Take records in</source>
        <translation>Datensätze aufnehmen</translation>
    </message>
    <message>
        <source>Leave records out</source>
        <translation>Datensätze auslassen</translation>
    </message>
    <message>
        <source>Withdraw the scheduled publish?</source>
        <translation>Die geplante Veröffentlichung zurückziehen?</translation>
    </message>
    <message>
        <source>Nothing of it has been written yet, and nothing will be.</source>
        <translation>Davon ist noch nichts geschrieben, und es wird nichts geschrieben werden.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>The publish was withdrawn.</source>
        <translation>Die Veröffentlichung wurde zurückgezogen.</translation>
    </message>
    <message>
        <source>Drift: %1</source>
        <translation>Drift: %1</translation>
    </message>
</context>
<context>
    <name>ui::CrmPage</name>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Write-back off</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>read and write</source>
        <translation>lesen und schreiben</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>nur lesen</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Noch nicht abgeglichen</translation>
    </message>
    <message>
        <source>Synced %1</source>
        <translation>Abgeglichen %1</translation>
    </message>
    <message>
        <source>%1 · %2 calls left today</source>
        <translation>%1 · heute noch %2 Aufrufe</translation>
    </message>
    <message>
        <source>No calls left until %1</source>
        <translation>Keine Aufrufe bis %1</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>In Kraft</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Abgelöst</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Nothing written</source>
        <translation>Nichts geschrieben</translation>
    </message>
    <message>
        <source>record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Connect a CRM…</source>
        <translation>CRM verbinden…</translation>
    </message>
    <message>
        <source>Earlier publishes</source>
        <translation>Frühere Veröffentlichungen</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>Zurücknehmen…</translation>
    </message>
    <message>
        <source>No CRM is connected yet. Connect one to read its accounts and to publish territories to it.</source>
        <translation>Noch ist kein CRM verbunden. Verbinden Sie eines, um seine Kunden zu lesen und Gebiete dorthin zu veröffentlichen.</translation>
    </message>
    <message>
        <source>Nothing has been published to this connection yet.</source>
        <translation>In diese Verbindung wurde noch nichts veröffentlicht.</translation>
    </message>
    <message>
        <source>Ledger verified: %1, chain unbroken</source>
        <translation>Journal geprüft: %1, Kette lückenlos</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>The ledger is broken at entry %1: %2</source>
        <translation>Das Journal ist bei Eintrag %1 beschädigt: %2</translation>
    </message>
    <message>
        <source>Whole plan</source>
        <translation>Ganzer Plan</translation>
    </message>
    <message>
        <source>Only the publish that is in force can be rolled back</source>
        <translation>Nur die Veröffentlichung in Kraft kann zurückgenommen werden</translation>
    </message>
    <message>
        <source>Write-back is off for this connection</source>
        <translation>Rückschreiben ist für diese Verbindung aus</translation>
    </message>
    <message>
        <source>Wait until the CRM has been read</source>
        <translation>Warten, bis das CRM gelesen ist</translation>
    </message>
    <message>
        <source>Shows first what would be restored, and what stays</source>
        <translation>Zeigt zuerst, was wiederhergestellt würde und was bleibt</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Conflicts  %1</source>
        <translation>Konflikte  %1</translation>
    </message>
    <message>
        <source>Field mapping</source>
        <translation>Feldzuordnung</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
</context>
<context>
    <name>ui::DayView</name>
    <message>
        <source>The day by rep</source>
        <translation>Der Tag nach Mitarbeitern</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>Halt</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>Halte</translation>
    </message>
    <message>
        <source>%1. %2, %3–%4</source>
        <translation>%1. %2, %3–%4</translation>
    </message>
    <message>
        <source>appointment window %1–%2</source>
        <translation>Terminfenster %1–%2</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
</context>
<context>
    <name>ui::DiffModel</name>
    <message>
        <source>Territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Gains</source>
        <translation>Gewinnt</translation>
    </message>
    <message>
        <source>Loses</source>
        <translation>Verliert</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>Share of target</source>
        <translation>Anteil am Soll</translation>
    </message>
</context>
<context>
    <name>ui::DiffPanel</name>
    <message>
        <source>What changed hands</source>
        <translation>Was gewechselt hat</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Auf der Karte zeigen</translation>
    </message>
    <message>
        <source>Export the diff…</source>
        <translation>Unterschied exportieren …</translation>
    </message>
    <message>
        <source>Nothing was in force on either day. The first publish begins the ledger.</source>
        <translation>An keinem der Tage galt etwas. Die erste Veröffentlichung beginnt das Journal.</translation>
    </message>
    <message>
        <source>Nothing changed hands between these days.</source>
        <translation>Zwischen diesen Tagen hat nichts gewechselt.</translation>
    </message>
    <message>
        <source>%1 change hands.</source>
        <translation>%1 wechseln.</translation>
    </message>
    <message>
        <source>%1 and %2 change hands.</source>
        <translation>%1 und %2 wechseln.</translation>
    </message>
    <message>
        <source>%1 outside ±%2 on the later day.</source>
        <translation>%1 außerhalb von ±%2 am späteren Tag.</translation>
    </message>
    <message>
        <source>Selects what changes hands in the plan</source>
        <translation>Wählt im Plan aus, was wechselt</translation>
    </message>
</context>
<context>
    <name>ui::DistributionChart</name>
    <message>
        <source>Share of target, %</source>
        <translation>Anteil am Ziel, %</translation>
    </message>
    <message>
        <source>Territories</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>%1 of %2 territories in their band</source>
        <translation>%1 von %2 Gebieten in ihrem Band</translation>
    </message>
</context>
<context>
    <name>ui::Dock</name>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Mehr zu %1</translation>
    </message>
</context>
<context>
    <name>ui::DroppedFiles</name>
    <message>
        <source>Drop one file at a time; %1 were dropped</source>
        <translation>Immer nur eine Datei ablegen; es waren %1</translation>
    </message>
    <message>
        <source>%1 is no plan, no table and no map file</source>
        <translation>%1 ist kein Plan, keine Tabelle und keine Kartendatei</translation>
    </message>
</context>
<context>
    <name>ui::DuplicatesLink</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Street address</source>
        <translation>Straße und Nummer</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Bundesstaat</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Merge these records?</source>
        <translation>Diese Datensätze zusammenführen?</translation>
    </message>
    <message>
        <source>The chosen values are queued for the CRM and sent with the next sync. Until then Undo takes them back.</source>
        <translation>Die gewählten Werte werden für das CRM vorgemerkt und beim nächsten Abgleich gesendet. Bis dahin nimmt Rückgängig sie zurück.</translation>
    </message>
    <message>
        <source>Queue the merge</source>
        <translation>Zusammenführen vormerken</translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation>Dubletten suchen</translation>
    </message>
    <message>
        <source>List duplicates</source>
        <translation>Dubletten auflisten</translation>
    </message>
    <message>
        <source>Index 100 = target. %1 records and %2 of %3 would count no more.</source>
        <translation>Index 100 = Ziel. %1 Datensätze und %2 von %3 würden nicht mehr zählen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln clusters, %1</source>
        <translation>
            <numerusform>%Ln Gruppe, %1</numerusform>
            <numerusform>%Ln Gruppen, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records, %1 apart at most. Choose the survivor, then what it keeps.</source>
        <translation>
            <numerusform>%n Datensatz, höchstens %1 auseinander. Den führenden wählen, dann, was er behält.</numerusform>
            <numerusform>%n Datensätze, höchstens %1 auseinander. Den führenden wählen, dann, was er behält.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records. Choose the survivor, then what it keeps.</source>
        <translation>
            <numerusform>%n Datensatz. Den führenden wählen, dann, was er behält.</numerusform>
            <numerusform>%n Datensätze. Den führenden wählen, dann, was er behält.</numerusform>
        </translation>
    </message>
    <message>
        <source>Located by</source>
        <translation>Verortet nach</translation>
    </message>
    <message>
        <source>Open opportunities</source>
        <translation>Offene Verkaufschancen</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Decide duplicates</source>
        <translation>Dubletten entscheiden</translation>
    </message>
    <message>
        <source>Count once</source>
        <translation>Einmal zählen</translation>
    </message>
</context>
<context>
    <name>ui::DuplicatesPage</name>
    <message>
        <source>Probable duplicates</source>
        <translation>Wahrscheinliche Dubletten</translation>
    </message>
    <message>
        <source>≈ the same after normalising. Proposed survivor: best located, most fields filled, changed last. Ticked rows are kept from all.</source>
        <translation>≈ gleich nach Vereinheitlichung. Vorgeschlagen als führend: am besten verortet, am vollständigsten, zuletzt geändert. Angekreuzte Zeilen bleiben von allen.</translation>
    </message>
    <message>
        <source>In the totals</source>
        <translation>In den Summen</translation>
    </message>
    <message>
        <source>Count once in analysis</source>
        <translation>Einmal zählen</translation>
    </message>
    <message>
        <source>Why they look the same</source>
        <translation>Warum sie gleich aussehen</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Link, in Evenlode only</source>
        <translation>Verknüpfen, nur in Evenlode</translation>
    </message>
    <message>
        <source>Merge, in the CRM</source>
        <translation>Zusammenführen, im CRM</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Remembered by record, and taken back with Undo.</source>
        <translation>Je Datensatz gemerkt; Rückgängig nimmt es zurück.</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Verknüpft</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignoriert</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>Nichts zu entscheiden</translation>
    </message>
    <message>
        <source>No records look alike from the score that is listed.</source>
        <translation>Ab diesem Wert sehen keine Datensätze gleich aus.</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>Wert %1</translation>
    </message>
    <message>
        <source>sum %1</source>
        <translation>Summe %1</translation>
    </message>
    <message>
        <source>The records stay where they are and point to the survivor. Nothing is written.</source>
        <translation>Die Datensätze bleiben, wo sie sind, und verweisen auf den führenden. Geschrieben wird nichts.</translation>
    </message>
    <message>
        <source>The chosen values are queued for the CRM. Records of one connection can be merged there, which deletes one and cannot be undone.</source>
        <translation>Die gewählten Werte werden für das CRM vorgemerkt. Dort lassen sich Datensätze einer Verbindung zusammenführen; das löscht einen und ist endgültig.</translation>
    </message>
    <message>
        <source>The records do not come from one CRM connection; they can be linked.</source>
        <translation>Die Datensätze kommen nicht aus einer CRM-Verbindung; sie lassen sich verknüpfen.</translation>
    </message>
    <message>
        <source>Different accounts. Not proposed again unless a field changes.</source>
        <translation>Verschiedene Kunden. Erst nach Änderung eines Felds wieder vorgeschlagen.</translation>
    </message>
    <message>
        <source>Merge %1…</source>
        <translation>%1 vereinen…</translation>
    </message>
    <message numerus="yes">
        <source>Link %n records</source>
        <translation>
            <numerusform>%n verknüpfen</numerusform>
            <numerusform>%n verknüpfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>%1, separate</source>
        <translation>%1, getrennt</translation>
    </message>
    <message>
        <source>%1, one leads</source>
        <translation>%1, einer führt</translation>
    </message>
    <message>
        <source>Counted in analysis</source>
        <translation>In Auswertungen gezählt</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1-mal</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Führend</translation>
    </message>
    <message>
        <source>each itself</source>
        <translation>jeder selbst</translation>
    </message>
    <message>
        <source>In the CRM</source>
        <translation>Im CRM</translation>
    </message>
    <message>
        <source>values wait for the next sync</source>
        <translation>Werte warten auf den Abgleich</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
</context>
<context>
    <name>ui::FieldGrid</name>
    <message>
        <source>Fields side by side</source>
        <translation>Felder nebeneinander</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>%1 survives</source>
        <translation>%1 führt</translation>
    </message>
    <message>
        <source>Survivor</source>
        <translation>Führend</translation>
    </message>
    <message>
        <source>kept from all records</source>
        <translation>bleibt von allen Datensätzen</translation>
    </message>
</context>
<context>
    <name>ui::FileCommands</name>
    <message>
        <source>New plan</source>
        <translation>Neuer Plan</translation>
    </message>
    <message>
        <source>Evenlode plans (*.gpkg)</source>
        <translation>Evenlode-Pläne (*.gpkg)</translation>
    </message>
    <message>
        <source>Plan.gpkg</source>
        <translation>Plan.gpkg</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>Plan öffnen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Make the sample</source>
        <translation>Beispiel anlegen</translation>
    </message>
    <message>
        <source>Draw the sample</source>
        <translation>Beispiel zeichnen</translation>
    </message>
    <message>
        <source>Map files (*.shp *.zip *.geojson *.json *.gz *.gpkg *.fgb *.kml)</source>
        <translation>Kartendateien (*.shp *.zip *.geojson *.json *.gz *.gpkg *.fgb *.kml)</translation>
    </message>
    <message>
        <source>Import unit areas</source>
        <translation>Basiseinheiten importieren</translation>
    </message>
    <message>
        <source>%1, %2 borders, %3 repaired</source>
        <translation>%1, %2 Grenzen, %3 repariert</translation>
    </message>
    <message>
        <source>New plan for %1</source>
        <translation>Neuer Plan für %1</translation>
    </message>
</context>
<context>
    <name>ui::FileStep</name>
    <message>
        <source>What the file holds</source>
        <translation>Inhalt der Datei</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Drop a table here, or choose it</source>
        <translation>Tabelle hier ablegen oder auswählen</translation>
    </message>
    <message>
        <source>CSV, Excel, OpenDocument, DBF, GeoJSON, GeoPackage or a shapefile, also in a .zip or .gz. Nothing is imported before you have seen what will be.</source>
        <translation>CSV, Excel, OpenDocument, DBF, GeoJSON, GeoPackage oder Shapefile, auch als .zip oder .gz. Nichts wird importiert, bevor Sie gesehen haben, was daraus wird.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>%1 was left half-way (%2). Your columns are kept.</source>
        <translation>%1 wurde unterbrochen (%2). Ihre Spalten sind noch da.</translation>
    </message>
    <message>
        <source>Read from %1</source>
        <translation>Aus %1 lesen</translation>
    </message>
    <message>
        <source>Changes of all objects of this connection come in</source>
        <translation>Änderungen aller Objekte dieser Verbindung kommen herein</translation>
    </message>
</context>
<context>
    <name>ui::FitChart</name>
    <message>
        <source>Results by potential</source>
        <translation>Ergebnisse nach Potenzial</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 nach %2</translation>
    </message>
</context>
<context>
    <name>ui::FoldStrip</name>
    <message>
        <source>Folded docks</source>
        <translation>Eingeklappte Bereiche</translation>
    </message>
</context>
<context>
    <name>ui::HistoryModel</name>
    <message>
        <source>%1 (undone)</source>
        <translation>%1 (zurückgenommen)</translation>
    </message>
</context>
<context>
    <name>ui::HistoryView</name>
    <message>
        <source>No steps yet. What you change is listed here and can be undone.</source>
        <translation>Noch keine Schritte. Was Sie ändern, steht hier und lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>ui::ImbalanceChart</name>
    <message>
        <source>Imbalance chart</source>
        <translation>Diagramm des Ungleichgewichts</translation>
    </message>
    <message>
        <source>No territories yet. Balance makes them.</source>
        <translation>Noch keine Gebiete. Ausgleichen legt sie an.</translation>
    </message>
</context>
<context>
    <name>ui::ImportFlow</name>
    <message numerus="yes">
        <source>%Ln opportunities</source>
        <translation>
            <numerusform>%Ln Verkaufschance</numerusform>
            <numerusform>%Ln Verkaufschancen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contacts</source>
        <translation>
            <numerusform>%Ln Kontakt</numerusform>
            <numerusform>%Ln Kontakte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln leads</source>
        <translation>
            <numerusform>%Ln Lead</numerusform>
            <numerusform>%Ln Leads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reps</source>
        <translation>
            <numerusform>%Ln Vertriebsmitarbeiter</numerusform>
            <numerusform>%Ln Vertriebsmitarbeiter</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Match report</source>
        <translation>Trefferbericht</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Remember these columns for files like this one</source>
        <translation>Diese Spalten für solche Dateien merken</translation>
    </message>
    <message>
        <source>Make approximate ZIP areas</source>
        <translation>Ungefähre ZIP-Flächen anlegen</translation>
    </message>
    <message>
        <source>For the states that the accounts lie in: something to plan with</source>
        <translation>Für die Bundesstaaten der Kunden: etwas, womit sich planen lässt</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>Weitere Datei importieren</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.dbf *.shp *.geojson *.gpkg *.gz *.zip)</source>
        <translation>Tabellen (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.dbf *.shp *.geojson *.gpkg *.gz *.zip)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>Tabelle importieren</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Liest %1</translation>
    </message>
    <message>
        <source>Nothing is imported by this.</source>
        <translation>Damit wird noch nichts importiert.</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>%1 lesen</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>Preview, nothing imported yet</source>
        <translation>Vorschau, noch nichts importiert</translation>
    </message>
    <message>
        <source>Columns as they were remembered from a file like this one</source>
        <translation>Spalten wie bei einer früheren Datei dieser Art</translation>
    </message>
    <message numerus="yes">
        <source>%Ln columns guessed in %1 s. Check them; a mistake here is found again in the match report</source>
        <translation>
            <numerusform>%Ln Spalte in %1 s zugeordnet. Bitte prüfen; ein Fehler zeigt sich erst im Trefferbericht wieder</numerusform>
            <numerusform>%Ln Spalten in %1 s zugeordnet. Prüfen lohnt; ein Fehler zeigt sich sonst erst im Trefferbericht</numerusform>
        </translation>
    </message>
    <message>
        <source>An import is written in one step: a cancel leaves the plan as it was</source>
        <translation>Ein Import wird in einem Schritt geschrieben: Abbrechen lässt den Plan, wie er war</translation>
    </message>
    <message>
        <source>Drop a file, or choose one</source>
        <translation>Datei ablegen oder auswählen</translation>
    </message>
    <message>
        <source>The import is in the plan</source>
        <translation>Der Import ist im Plan</translation>
    </message>
    <message>
        <source>No row can be imported as the columns are now</source>
        <translation>Mit diesen Spalten lässt sich keine Zeile importieren</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>Plan zeigen</translation>
    </message>
    <message>
        <source>Save the new plan as</source>
        <translation>Neuen Plan sichern unter</translation>
    </message>
    <message>
        <source>Evenlode plans (*.gpkg)</source>
        <translation>Evenlode-Pläne (*.gpkg)</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>Importiert %1</translation>
    </message>
    <message>
        <source>Everything is written in one step at the end: a cancel leaves the plan as it was.</source>
        <translation>Alles wird am Ende in einem Schritt geschrieben: Abbrechen lässt den Plan, wie er war.</translation>
    </message>
    <message>
        <source>Stopped, nothing imported</source>
        <translation>Angehalten, nichts importiert</translation>
    </message>
    <message>
        <source>%1 are in the plan</source>
        <translation>%1 sind im Plan</translation>
    </message>
    <message>
        <source>%1 added, %2 updated, %3 unchanged, %4 left out.</source>
        <translation>%1 neu, %2 geändert, %3 unverändert, %4 ausgelassen.</translation>
    </message>
    <message>
        <source>Import from %1</source>
        <translation>Import aus %1</translation>
    </message>
    <message>
        <source>Each object arrives whole or not at all. Nothing is written to the CRM.</source>
        <translation>Jedes Objekt kommt ganz oder gar nicht. Ins CRM wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Leave the import?</source>
        <translation>Import verlassen?</translation>
    </message>
    <message>
        <source>Nothing has been imported. File and columns are kept, so that you can go on later.</source>
        <translation>Es wurde nichts importiert. Datei und Spalten bleiben gemerkt, um später weiterzumachen.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel-Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>OpenDocument (*.ods)</source>
        <translation>OpenDocument (*.ods)</translation>
    </message>
    <message>
        <source>Import of %1.xlsx</source>
        <translation>Import von %1.xlsx</translation>
    </message>
</context>
<context>
    <name>ui::IssueList</name>
    <message>
        <source>Nothing to repair and nothing to decide.</source>
        <translation>Nichts zu reparieren und nichts zu entscheiden.</translation>
    </message>
</context>
<context>
    <name>ui::IssuesView</name>
    <message>
        <source>Nothing needs a decision.</source>
        <translation>Keine Entscheidung offen.</translation>
    </message>
</context>
<context>
    <name>ui::JobList</name>
    <message>
        <source>Background work</source>
        <translation>Hintergrundarbeit</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>Es läuft nichts.</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <source>Cancel %1: nothing unfinished is kept</source>
        <translation>%1 abbrechen: Unfertiges wird nicht behalten</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 abbrechen</translation>
    </message>
</context>
<context>
    <name>ui::KeepDialog</name>
    <message>
        <source>named account</source>
        <translation>benannter Kunde</translation>
    </message>
    <message>
        <source>house account</source>
        <translation>Hauskunde</translation>
    </message>
    <message>
        <source>the customer&apos;s wish</source>
        <translation>Wunsch des Kunden</translation>
    </message>
    <message>
        <source>handover under way</source>
        <translation>Übergabe läuft</translation>
    </message>
    <message>
        <source>partner account</source>
        <translation>Partnerkunde</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>G&amp;rund</translation>
    </message>
    <message>
        <source>Ends &amp;after</source>
        <translation>Endet &amp;nach</translation>
    </message>
    <message>
        <source>From the next day on the accounts follow their unit again</source>
        <translation>Ab dem nächsten Tag folgen die Kunden wieder ihrer Einheit</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>say why: the rep will ask for the reason</source>
        <translation>Den Grund angeben: Der Außendienst wird danach fragen</translation>
    </message>
</context>
<context>
    <name>ui::LedgerModel</name>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <translation>d. MMM yyyy HH:mm</translation>
    </message>
    <message>
        <source>record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Roll back P-%1</source>
        <translation>P-%1 zurückgenommen</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Sync of “%1”</source>
        <translation>Abgleich von „%1“</translation>
    </message>
    <message>
        <source>Publish “%1”</source>
        <translation>Veröffentlichung „%1“</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation>Rücknahme</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>In Kraft</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Abgelöst</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation>%1, in %2</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Notiert</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>In Kraft ab</translation>
    </message>
    <message>
        <source>What and why</source>
        <translation>Was und warum</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>ui::LedgerPanel</name>
    <message>
        <source>entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Computes every hash again and names the first that does not fit</source>
        <translation>Rechnet jeden Hash neu und nennt den ersten, der nicht stimmt</translation>
    </message>
    <message>
        <source>Text…</source>
        <translation>Text …</translation>
    </message>
    <message>
        <source>Writes the whole ledger to a text file</source>
        <translation>Schreibt das ganze Journal in eine Textdatei</translation>
    </message>
    <message>
        <source>Back to the entries</source>
        <translation>Zurück zu den Einträgen</translation>
    </message>
    <message>
        <source>What the entry wrote</source>
        <translation>Was der Eintrag schrieb</translation>
    </message>
    <message>
        <source>Show the records</source>
        <translation>Datensätze zeigen</translation>
    </message>
    <message>
        <source>Replay to here</source>
        <translation>Bis hier nachspielen</translation>
    </message>
    <message>
        <source>Rebuilds the plan from the entries up to this one, and shows what the entry changed</source>
        <translation>Baut den Plan aus den Einträgen bis zu diesem wieder auf und zeigt, was der Eintrag geändert hat</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>Zurücknehmen …</translation>
    </message>
    <message>
        <source>Entries are only added: a changed byte breaks every hash after it, and Verify names the first.</source>
        <translation>Einträge kommen nur hinzu: Ein geändertes Byte bricht jeden Hash danach, und Prüfen nennt den ersten.</translation>
    </message>
    <message>
        <source>Nothing has been published yet</source>
        <translation>Noch nichts wurde veröffentlicht</translation>
    </message>
    <message>
        <source>✓ %1, chain unbroken, verified %2</source>
        <translation>✓ %1, Kette lückenlos, geprüft %2</translation>
    </message>
    <message>
        <source>What %1 wrote: %2 in %3</source>
        <translation>Was %1 schrieb: %2 in %3</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Chain  %1 + %2, who, when, why → %3 %4</source>
        <translation>Kette  %1 + %2, wer, wann, warum → %3 %4</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Show the %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Roll back %1…</source>
        <translation>%1 zurücknehmen …</translation>
    </message>
    <message>
        <source>Shows first what would be restored, and what stays</source>
        <translation>Zeigt zuerst, was wiederhergestellt würde und was bleibt</translation>
    </message>
</context>
<context>
    <name>ui::LocationsLink</name>
    <message>
        <source>Pinned by hand</source>
        <translation>Von Hand gesetzt</translation>
    </message>
    <message>
        <source>Rooftop or point</source>
        <translation>Dach oder Punkt</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Flurstück</translation>
    </message>
    <message>
        <source>Coordinates of the file</source>
        <translation>Koordinaten der Datei</translation>
    </message>
    <message>
        <source>Interpolated</source>
        <translation>Interpoliert</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Accept a place</source>
        <translation>Ort bestätigen</translation>
    </message>
    <message>
        <source>Pick a candidate</source>
        <translation>Kandidat wählen</translation>
    </message>
    <message>
        <source>Place a pin</source>
        <translation>Nadel setzen</translation>
    </message>
    <message>
        <source>Mark as not mappable</source>
        <translation>Als nicht verortbar markieren</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>List places to review</source>
        <translation>Orte zum Prüfen auflisten</translation>
    </message>
    <message>
        <source>± is the error to expect, of 95 in 100. %1 are interpolated or better, good enough for routes.</source>
        <translation>± ist der zu erwartende Fehler bei 95 von 100. %1 sind interpoliert oder besser, genau genug für Touren.</translation>
    </message>
    <message>
        <source>%1 located by ZIP have no street.</source>
        <translation>%1 nach ZIP verortete haben keine Straße.</translation>
    </message>
    <message>
        <source>%1, heaviest first</source>
        <translation>%1, größte zuerst</translation>
    </message>
    <message>
        <source>, for an earlier address</source>
        <translation>, zu einer früheren Adresse</translation>
    </message>
    <message>
        <source>now: middle of ZIP %1</source>
        <translation>jetzt: Mitte von ZIP %1</translation>
    </message>
    <message>
        <source>now: middle of the city</source>
        <translation>jetzt: Mitte des Orts</translation>
    </message>
    <message>
        <source>now: by %1</source>
        <translation>jetzt: nach %1</translation>
    </message>
    <message>
        <source>Read the address</source>
        <translation>Adresse lesen</translation>
    </message>
    <message>
        <source>Correct the address</source>
        <translation>Adresse berichtigen</translation>
    </message>
    <message>
        <source>Match addresses</source>
        <translation>Adressen verorten</translation>
    </message>
</context>
<context>
    <name>ui::LocationsPage</name>
    <message>
        <source>Map of the account under review</source>
        <translation>Karte des geprüften Kunden</translation>
    </message>
    <message>
        <source>Match report</source>
        <translation>Trefferbericht</translation>
    </message>
    <message>
        <source>Work list</source>
        <translation>Arbeitsliste</translation>
    </message>
    <message>
        <source>Accounts to review</source>
        <translation>Zu prüfende Kunden</translation>
    </message>
    <message>
        <source>Address as stated in the CRM</source>
        <translation>Adresse laut CRM</translation>
    </message>
    <message>
        <source>Fix address…</source>
        <translation>Adresse berichtigen…</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>score, 1.00 = certain</source>
        <translation>Wert, 1,00 = sicher</translation>
    </message>
    <message>
        <source>Not mappable</source>
        <translation>Nicht verortbar</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>A corrected address waits for the next sync.</source>
        <translation>Eine berichtigte Adresse wartet auf den nächsten Abgleich.</translation>
    </message>
    <message>
        <source>No territory</source>
        <translation>Kein Gebiet</translation>
    </message>
    <message>
        <source>%1 with every candidate</source>
        <translation>%1 bei jedem Kandidaten</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>No account to review</source>
        <translation>Kein Kunde zu prüfen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Located by</source>
        <translation>Verortet nach</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Place the pin here</source>
        <translation>Nadel hier setzen</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>%1 bestätigen</translation>
    </message>
    <message>
        <source>Accept as it is</source>
        <translation>So bestätigen</translation>
    </message>
    <message>
        <source>there is no place to accept</source>
        <translation>es gibt keinen Ort zu bestätigen</translation>
    </message>
    <message>
        <source>Every account is located well enough, or decided.</source>
        <translation>Alle Kunden sind gut genug verortet oder entschieden.</translation>
    </message>
    <message>
        <source>No candidate was found. Fix the address, or mark the account as not mappable; it keeps counting in totals by its ZIP.</source>
        <translation>Kein Kandidat gefunden. Adresse berichtigen oder den Kunden als nicht verortbar markieren; in Summen zählt er weiter nach ZIP.</translation>
    </message>
    <message>
        <source>A pin you place is never moved again without asking.</source>
        <translation>Eine gesetzte Nadel wird nie ungefragt verschoben.</translation>
    </message>
</context>
<context>
    <name>ui::LorenzChart</name>
    <message>
        <source>Territories, poorest first, %</source>
        <translation>Gebiete, ärmste zuerst, %</translation>
    </message>
    <message>
        <source>%1, %</source>
        <translation>%1, %</translation>
    </message>
    <message>
        <source>Gini %1</source>
        <translation>Gini %1</translation>
    </message>
    <message>
        <source>%1 (dashed) %2</source>
        <translation>%1 (gestrichelt) %2</translation>
    </message>
    <message>
        <source>Gini coefficient %1 of %2</source>
        <translation>Gini-Koeffizient %1 von %2</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsbereiche</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>The window changes its language at the next start.</source>
        <translation>Die Sprache wechselt beim nächsten Start.</translation>
    </message>
    <message>
        <source>%1: that did not work</source>
        <translation>%1: das hat nicht geklappt</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln more were left out</source>
        <translation>
            <numerusform>%1, und %Ln weiteres entfiel</numerusform>
            <numerusform>%1, und %Ln weitere entfielen</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program changed this plan. It has been read again; undo is kept.</source>
        <translation>Ein anderes Programm hat diesen Plan geändert. Er wurde neu gelesen; Rückgängig bleibt erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 territories are in their band</source>
        <translation>
            <numerusform>%Ln von %1 Gebieten liegt in seinem Band</numerusform>
            <numerusform>%Ln von %1 Gebieten liegen in ihrem Band</numerusform>
        </translation>
    </message>
    <message>
        <source>See who carries too much, balance it, print it. Areas made from points © GeoNames.</source>
        <translation>Sehen, wer zu viel trägt, ausgleichen, drucken. Flächen aus Punkten © GeoNames.</translation>
    </message>
    <message>
        <source>%1, compare, Evenlode</source>
        <translation>%1, Vergleich, Evenlode</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <source>Drag the handle or press ← →. Click a dot to put that plan on the right side</source>
        <translation>Griff ziehen oder ← → drücken. Ein Klick auf einen Punkt legt dessen Plan nach rechts</translation>
    </message>
    <message>
        <source>no plan is open</source>
        <translation>es ist kein Plan offen</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>%1, Evenlode</source>
        <translation>%1, Evenlode</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>The window was cut off last time. The plan is as you left it, up to the last step.</source>
        <translation>Das Fenster wurde letztes Mal jäh beendet. Der Plan ist, wie er war, bis zum letzten Schritt.</translation>
    </message>
    <message>
        <source>CRM</source>
        <translation>CRM</translation>
    </message>
    <message>
        <source>%1, CRM, Evenlode</source>
        <translation>%1, CRM, Evenlode</translation>
    </message>
    <message>
        <source>Nothing is written before you press Write</source>
        <translation>Bevor Sie „Schreiben“ drücken, wird nichts geschrieben</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>%1, routes, Evenlode</source>
        <translation>%1, Routen, Evenlode</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message numerus="yes">
        <source>%Ln accounts are the calls now. Say when, and press Plan routes</source>
        <translation>
            <numerusform>%Ln Kunde ist jetzt der Besuch. Sagen wann, dann Routen planen</numerusform>
            <numerusform>%Ln Kunden sind jetzt die Besuche. Sagen wann, dann Routen planen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, analysis, Evenlode</source>
        <translation>%1, Analyse, Evenlode</translation>
    </message>
</context>
<context>
    <name>ui::MapCanvas</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
</context>
<context>
    <name>ui::MapCards</name>
    <message>
        <source>Planning mode is off: this plan is published.</source>
        <translation>Planungsmodus aus: Dieser Plan ist veröffentlicht.</translation>
    </message>
    <message>
        <source>Make a draft</source>
        <translation>Entwurf anlegen</translation>
    </message>
</context>
<context>
    <name>ui::MapLink</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Draw the map</source>
        <translation>Karte zeichnen</translation>
    </message>
    <message>
        <source>Show the accounts</source>
        <translation>Kunden zeigen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Rep bases</source>
        <translation>Basen</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Territories</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>ZIP areas</source>
        <translation>ZIP-Flächen</translation>
    </message>
    <message>
        <source>Unit areas</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>ZIP labels</source>
        <translation>ZIP-Beschriftung</translation>
    </message>
    <message>
        <source>Unit labels</source>
        <translation>Beschriftung der Einheiten</translation>
    </message>
    <message>
        <source>States and counties</source>
        <translation>Bundesstaaten und Countys</translation>
    </message>
    <message>
        <source>Selected units</source>
        <translation>Gewählte Einheiten</translation>
    </message>
    <message>
        <source>Longitude and latitude</source>
        <translation>Länge und Breite</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>Hintergrundkarte</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>Open the base map</source>
        <translation>Hintergrundkarte öffnen</translation>
    </message>
    <message>
        <source>Read the columns of the accounts</source>
        <translation>Die Spalten der Kunden lesen</translation>
    </message>
    <message>
        <source>Read the segments</source>
        <translation>Die Segmente lesen</translation>
    </message>
    <message>
        <source>Colour the accounts</source>
        <translation>Die Kunden färben</translation>
    </message>
</context>
<context>
    <name>ui::MappingModel</name>
    <message>
        <source>Territory code</source>
        <translation>Gebietscode</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Längengrad</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Breitengrad</translation>
    </message>
    <message>
        <source>Located by</source>
        <translation>Verortet nach</translation>
    </message>
    <message>
        <source>ID in the CRM</source>
        <translation>Kennung im CRM</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>Neues Feld</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>Verkaufschancen</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Leads</translation>
    </message>
    <message>
        <source>Reps</source>
        <translation>Vertriebsmitarbeiter</translation>
    </message>
    <message>
        <source>Visits and activities</source>
        <translation>Besuche und Aktivitäten</translation>
    </message>
    <message>
        <source>Territories</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>Written by a publish</source>
        <translation>Beim Veröffentlichen geschrieben</translation>
    </message>
    <message>
        <source>Used after it is saved</source>
        <translation>Gilt, sobald es gespeichert ist</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>not mapped</source>
        <translation>nicht zugeordnet</translation>
    </message>
    <message>
        <source>Field here</source>
        <translation>Feld hier</translation>
    </message>
    <message>
        <source>Value here</source>
        <translation>Wert hier</translation>
    </message>
    <message>
        <source>Field in the CRM</source>
        <translation>Feld im CRM</translation>
    </message>
    <message>
        <source>Type there</source>
        <translation>Typ dort</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Drive-time ring</source>
        <translation>Fahrzeitring</translation>
    </message>
    <message>
        <source>Ring minutes</source>
        <translation>Ringminuten</translation>
    </message>
    <message>
        <source>Ring area</source>
        <translation>Ringfläche</translation>
    </message>
</context>
<context>
    <name>ui::MatchReport</name>
    <message>
        <source>± %1 m</source>
        <translation>± %1 m</translation>
    </message>
    <message>
        <source>± %1 km</source>
        <translation>± %1 km</translation>
    </message>
    <message>
        <source>Match report</source>
        <translation>Trefferbericht</translation>
    </message>
</context>
<context>
    <name>ui::MeasureRows</name>
    <message>
        <source>Measure</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Min</translation>
    </message>
    <message>
        <source>Ideal</source>
        <translation>Ideal</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Spread now, %</source>
        <translation>Streuung, %</translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation>Bester</translation>
    </message>
    <message>
        <source>band</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>%1. &quot;band&quot; means: as the tolerance says</source>
        <translation>%1. „Band“ heißt: wie die Toleranz es sagt</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Gewicht von %1</translation>
    </message>
    <message>
        <source>The least a territory may have of %1, in percent of an even share</source>
        <translation>Das Wenigste, was ein Gebiet haben darf (%1), in Prozent eines gleichen Anteils</translation>
    </message>
    <message>
        <source>The most a territory may have of %1, in percent of an even share</source>
        <translation>Das Meiste, was ein Gebiet haben darf (%1), in Prozent eines gleichen Anteils</translation>
    </message>
    <message>
        <source>Every territory&apos;s share by its target weight</source>
        <translation>Anteil jedes Gebiets nach seinem Zielgewicht</translation>
    </message>
</context>
<context>
    <name>ui::Notifier</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1: fertig</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>Es dauerte %1.</translation>
    </message>
    <message>
        <source>%1: that did not work</source>
        <translation>%1: das hat nicht geklappt</translation>
    </message>
    <message>
        <source>The window says what to do.</source>
        <translation>Das Fenster sagt, was zu tun ist.</translation>
    </message>
</context>
<context>
    <name>ui::OnceTotals</name>
    <message>
        <source>In the totals</source>
        <translation>In den Summen</translation>
    </message>
    <message>
        <source>Counted as they are</source>
        <translation>Gezählt wie vorhanden</translation>
    </message>
    <message>
        <source>Counted once</source>
        <translation>Einmal gezählt</translation>
    </message>
</context>
<context>
    <name>ui::OutputCommands</name>
    <message>
        <source>Export territories</source>
        <translation>Gebiete exportieren</translation>
    </message>
    <message>
        <source>Export assignments</source>
        <translation>Zuordnungen exportieren</translation>
    </message>
    <message>
        <source>Export accounts</source>
        <translation>Kunden exportieren</translation>
    </message>
    <message>
        <source>Export moves</source>
        <translation>Wechsel exportieren</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel-Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>Text table (*.csv)</source>
        <translation>Texttabelle (*.csv)</translation>
    </message>
    <message>
        <source>GeoPackage (*.gpkg)</source>
        <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
        <source>GeoJSON (*.geojson)</source>
        <translation>GeoJSON (*.geojson)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Map book</source>
        <translation>Kartenbuch</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Summary as Excel workbook (*.xlsx)</source>
        <translation>Übersicht als Excel-Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>Picture of the map</source>
        <translation>Bild der Karte</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>%1 is written</source>
        <translation>%1 ist geschrieben</translation>
    </message>
    <message>
        <source>no territories yet</source>
        <translation>noch keine Gebiete</translation>
    </message>
    <message>
        <source>The pack is written as PDF, A4 landscape.</source>
        <translation>Die Unterlage wird als PDF geschrieben, A4 quer.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Daily review</source>
        <translation>Tagesbesprechung</translation>
    </message>
    <message>
        <source>Which day?</source>
        <translation>Welcher Tag?</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Morgen</translation>
    </message>
    <message>
        <source>Weekly review</source>
        <translation>Wochenbesprechung</translation>
    </message>
    <message>
        <source>Which week?</source>
        <translation>Welche Woche?</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>This week, as far as it is</source>
        <translation>Diese Woche, soweit sie ist</translation>
    </message>
    <message>
        <source>Quarter %1 of %2</source>
        <translation>Quartal %1 %2</translation>
    </message>
    <message>
        <source>Quarterly review</source>
        <translation>Quartalsbesprechung</translation>
    </message>
    <message>
        <source>Which quarter?</source>
        <translation>Welches Quartal?</translation>
    </message>
</context>
<context>
    <name>ui::PageModel</name>
    <message>
        <source>%1 in expressions</source>
        <translation>%1 in Ausdrücken</translation>
    </message>
</context>
<context>
    <name>ui::Panels</name>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>Territories</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>Plan totals</source>
        <translation>Plan gesamt</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Offene Punkte</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Ausgleichen</translation>
    </message>
    <message>
        <source>Why here?</source>
        <translation>Warum hier?</translation>
    </message>
    <message>
        <source>Territories, proposal against now</source>
        <translation>Gebiete, Vorschlag gegen jetzt</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>%1, % from target</source>
        <translation>%1, % Abweichung vom Ziel</translation>
    </message>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation>
            <numerusform>%Ln offen</numerusform>
            <numerusform>%Ln offen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add up the selection</source>
        <translation>Auswahl zusammenzählen</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 aus %2</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>List the largest accounts</source>
        <translation>Größte Kunden auflisten</translation>
    </message>
</context>
<context>
    <name>ui::PendingPlan</name>
    <message>
        <source>%1 and %2 move; in band %3 → %4 of %5</source>
        <translation>%1, %2 wechseln; im Band %3 → %4 von %5</translation>
    </message>
</context>
<context>
    <name>ui::PlanCommands</name>
    <message>
        <source>Save as scenario</source>
        <translation>Als Szenario sichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>%1, copy</source>
        <translation>%1, Kopie</translation>
    </message>
    <message>
        <source>Rename scenario</source>
        <translation>Szenario umbenennen</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>Its territories go with it. Undo brings it back.</source>
        <translation>Seine Gebiete gehen mit. Rückgängig bringt es zurück.</translation>
    </message>
    <message>
        <source>Delete scenario</source>
        <translation>Szenario löschen</translation>
    </message>
    <message>
        <source>%1, draft</source>
        <translation>%1, Entwurf</translation>
    </message>
    <message>
        <source>%1, draft %2</source>
        <translation>%1, Entwurf %2</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>nothing to undo</source>
        <translation>nichts zurückzunehmen</translation>
    </message>
    <message>
        <source>nothing to redo</source>
        <translation>nichts zu wiederholen</translation>
    </message>
    <message>
        <source>no units yet</source>
        <translation>noch keine Einheiten</translation>
    </message>
    <message>
        <source>import unit areas first</source>
        <translation>zuerst Basiseinheiten importieren</translation>
    </message>
    <message>
        <source>no scenario yet</source>
        <translation>noch kein Szenario</translation>
    </message>
    <message>
        <source>this plan is a draft already</source>
        <translation>dieser Plan ist schon ein Entwurf</translation>
    </message>
</context>
<context>
    <name>ui::PlanSession</name>
    <message>
        <source>Open a plan</source>
        <translation>Plan öffnen</translation>
    </message>
    <message>
        <source>Show a scenario</source>
        <translation>Szenario zeigen</translation>
    </message>
    <message>
        <source>Show a measure</source>
        <translation>Messgröße zeigen</translation>
    </message>
    <message>
        <source>Planning mode is off: this plan is published. Make a draft</source>
        <translation>Planungsmodus aus: Dieser Plan ist veröffentlicht. Einen Entwurf anlegen</translation>
    </message>
    <message>
        <source>Move units</source>
        <translation>Einheiten verschieben</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Locate accounts</source>
        <translation>Kunden verorten</translation>
    </message>
    <message>
        <source>Rename a territory</source>
        <translation>Gebiet umbenennen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>New territory</source>
        <translation>Neues Gebiet</translation>
    </message>
    <message>
        <source>Merge territories</source>
        <translation>Gebiete zusammenlegen</translation>
    </message>
    <message>
        <source>Split a territory</source>
        <translation>Gebiet teilen</translation>
    </message>
    <message>
        <source>Draw a territory</source>
        <translation>Gebiet zeichnen</translation>
    </message>
    <message>
        <source>Recolour a territory</source>
        <translation>Gebiet umfärben</translation>
    </message>
    <message>
        <source>Fill gaps</source>
        <translation>Lücken füllen</translation>
    </message>
    <message>
        <source>Copy a scenario</source>
        <translation>Szenario kopieren</translation>
    </message>
    <message>
        <source>Rename a scenario</source>
        <translation>Szenario umbenennen</translation>
    </message>
    <message>
        <source>Delete a scenario</source>
        <translation>Szenario löschen</translation>
    </message>
    <message>
        <source>Read the plan again</source>
        <translation>Plan neu lesen</translation>
    </message>
    <message>
        <source>Give accounts</source>
        <translation>Kunden zuordnen</translation>
    </message>
    <message>
        <source>Hold out accounts</source>
        <translation>Kunden ausnehmen</translation>
    </message>
    <message>
        <source>Let accounts follow their unit</source>
        <translation>Kunden ihrer Einheit folgen lassen</translation>
    </message>
</context>
<context>
    <name>ui::PlanToolBar</name>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Scenario that is shown and edited</source>
        <translation>Szenario, das gezeigt und bearbeitet wird</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Find a place, an account or an action</source>
        <translation>Ort, Kunde oder Befehl suchen</translation>
    </message>
    <message>
        <source>Place, account or action   %1</source>
        <translation>Ort, Kunde oder Befehl   %1</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>In Kraft</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>What tools move</source>
        <translation>Was Werkzeuge verschieben</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Move accounts without their units</source>
        <translation>Kunden ohne ihre Einheiten verschieben</translation>
    </message>
    <message>
        <source>named account</source>
        <translation>benannter Kunde</translation>
    </message>
    <message>
        <source>What tools move: units; or only the accounts in them, which then keep their territory whatever becomes of the unit; or both: units, and the accounts in them that are named to another territory, which then follow their unit again. Holdouts stay held out</source>
        <translation>Was Werkzeuge verschieben: Einheiten; oder nur die Kunden darin, die dann ihr Gebiet behalten, was auch aus der Einheit wird; oder beides: Einheiten und die Kunden darin, die einem anderen Gebiet zugesprochen sind und dann wieder ihrer Einheit folgen. Ausgenommene bleiben ausgenommen</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beides</translation>
    </message>
    <message>
        <source>Move accounts</source>
        <translation>Kunden verschieben</translation>
    </message>
    <message>
        <source>Kept with each account that the tools move from now on.</source>
        <translation>Wird bei jedem Kunden gemerkt, den die Werkzeuge von nun an verschieben.</translation>
    </message>
</context>
<context>
    <name>ui::PreviewModel</name>
    <message>
        <source>In the file: %1</source>
        <translation>In der Datei: %1</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>%1, $ k</source>
        <translation>%1, Tsd. $</translation>
    </message>
</context>
<context>
    <name>ui::ProposalCard</name>
    <message>
        <source>Accept selection</source>
        <translation>Auswahl annehmen</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Alle annehmen</translation>
    </message>
    <message>
        <source>List moves</source>
        <translation>Auflisten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Proposal %1</source>
        <translation>Vorschlag %1</translation>
    </message>
    <message>
        <source>Select units that the proposal moves</source>
        <translation>Einheiten auswählen, die der Vorschlag verschiebt</translation>
    </message>
</context>
<context>
    <name>ui::ProposalDesk</name>
    <message>
        <source>Stopped. The plan is as it was.</source>
        <translation>Angehalten. Der Plan ist, wie er war.</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Ausgleichen</translation>
    </message>
    <message>
        <source>Nothing better was found. The plan is as it was.</source>
        <translation>Nichts Besseres gefunden. Der Plan ist, wie er war.</translation>
    </message>
    <message numerus="yes">
        <source>Accepted: %Ln moves. Undo takes them back.</source>
        <translation>
            <numerusform>Angenommen: %Ln Wechsel. Rückgängig nimmt ihn zurück.</numerusform>
            <numerusform>Angenommen: %Ln Wechsel. Rückgängig nimmt sie zurück.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted: %Ln moves.</source>
        <translation>
            <numerusform>Angenommen: %Ln Wechsel.</numerusform>
            <numerusform>Angenommen: %Ln Wechsel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln units stay where they were put by hand meanwhile.</source>
        <translation>
            <numerusform>%Ln Einheit bleibt, wohin sie inzwischen von Hand kam.</numerusform>
            <numerusform>%Ln Einheiten bleiben, wohin sie inzwischen von Hand kamen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept the proposal</source>
        <translation>Vorschlag annehmen</translation>
    </message>
    <message>
        <source>Offer the proposal again</source>
        <translation>Vorschlag wieder anbieten</translation>
    </message>
    <message>
        <source>The window was cut off before the proposal was decided. Here it is again.</source>
        <translation>Das Fenster wurde beendet, bevor über den Vorschlag entschieden war. Hier ist er wieder.</translation>
    </message>
    <message>
        <source>All territories of the published plan are in band.</source>
        <translation>Alle Gebiete des veröffentlichten Plans sind im Band.</translation>
    </message>
    <message>
        <source>Repair drift</source>
        <translation>Drift beheben</translation>
    </message>
</context>
<context>
    <name>ui::ProposalModel</name>
    <message>
        <source>now %1, after %2</source>
        <translation>jetzt %1, danach %2</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Gains</source>
        <translation>Erhält</translation>
    </message>
    <message>
        <source>Loses</source>
        <translation>Verliert</translation>
    </message>
    <message>
        <source>In band ±%1&#x2009;%</source>
        <translation>Im Band ±%1&#x2009;%</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>tick: now</source>
        <translation>Strich: jetzt</translation>
    </message>
</context>
<context>
    <name>ui::ProposalView</name>
    <message>
        <source>Run a search: what it proposes stands here beside the present plan. Nothing changes before you accept it.</source>
        <translation>Suche starten: Ihr Vorschlag steht hier neben dem jetzigen Plan. Nichts ändert sich, bevor Sie ihn annehmen.</translation>
    </message>
    <message>
        <source>Territories, proposal against now</source>
        <translation>Gebiete, Vorschlag gegen jetzt</translation>
    </message>
    <message>
        <source>List moves</source>
        <translation>Auflisten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Accept selection</source>
        <translation>Auswahl annehmen</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Alle annehmen</translation>
    </message>
    <message>
        <source>Selects the units that move</source>
        <translation>Wählt die Einheiten, die wechseln</translation>
    </message>
    <message>
        <source>Makes the proposal the plan: one step to undo (Ctrl+Enter)</source>
        <translation>Macht den Vorschlag zum Plan: ein Schritt zum Zurücknehmen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Largest deviation</source>
        <translation>Größte Abweichung</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>ZIPs and accounts that move</source>
        <translation>ZIPs und Kunden, die wechseln</translation>
    </message>
    <message>
        <source>Units and accounts that move</source>
        <translation>Einheiten und Kunden, die wechseln</translation>
    </message>
    <message>
        <source>%1 and %2 (%3)</source>
        <translation>%1 und %2 (%3)</translation>
    </message>
    <message>
        <source>%1 that changes hands</source>
        <translation>%1, das wechselt</translation>
    </message>
    <message>
        <source>Contiguous</source>
        <translation>Zusammenhängend</translation>
    </message>
    <message>
        <source>Yes, all</source>
        <translation>Ja, alle</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message numerus="yes">
        <source>Moves %Ln units</source>
        <translation>
            <numerusform>Verschiebt %Ln Einheit</numerusform>
            <numerusform>Verschiebt %Ln Einheiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Select units that the proposal moves</source>
        <translation>Einheiten auswählen, die der Vorschlag verschiebt</translation>
    </message>
</context>
<context>
    <name>ui::PublishModel</name>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Betreuer</translation>
    </message>
    <message>
        <source>%1 edited in the CRM</source>
        <translation>%1 im CRM geändert</translation>
    </message>
    <message>
        <source>%1 edited in the CRM since %2</source>
        <translation>%1 im CRM seit %2 geändert</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>%1, in the CRM %2</source>
        <translation>%1, im CRM %2</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Old, in the CRM</source>
        <translation>Alt, im CRM</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>ZIP %1</source>
        <translation>PLZ %1</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
</context>
<context>
    <name>ui::PublishPage</name>
    <message>
        <source>record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>What would be written</source>
        <translation>Was geschrieben würde</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Only rows with these words</source>
        <translation>Nur Zeilen mit diesen Wörtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Export this list…</source>
        <translation>Liste exportieren…</translation>
    </message>
    <message>
        <source>I have looked at the list</source>
        <translation>Ich habe die Liste angesehen</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Compares the plan with the CRM as it is now; writes nothing</source>
        <translation>Vergleicht den Plan mit dem CRM, wie es jetzt ist; schreibt nichts</translation>
    </message>
    <message>
        <source>Can be rolled back later, except records that someone edits after the write.</source>
        <translation>Kann später zurückgenommen werden, außer bei Datensätzen, die danach jemand ändert.</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>In Kraft ab</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Am</translation>
    </message>
    <message>
        <source>Owners and exceptions are those of that day. The records are written now, and the ledger has them in force from it.</source>
        <translation>Betreuer und Ausnahmen gelten wie an diesem Tag. Geschrieben wird jetzt; im Journal steht der Tag als Beginn.</translation>
    </message>
    <message>
        <source>Write-back</source>
        <translation>Rückschreiben</translation>
    </message>
    <message>
        <source>Publish “%1” to %2</source>
        <translation>„%1“ in %2 veröffentlichen</translation>
    </message>
    <message>
        <source>Publish %1 of “%2” to %3</source>
        <translation>%1 aus „%2“ in %3 veröffentlichen</translation>
    </message>
    <message>
        <source>Publishes and syncs may write to %1. Each publish shows first what it will write.</source>
        <translation>Veröffentlichungen und Abgleiche dürfen in %1 schreiben. Jede Veröffentlichung zeigt zuerst, was sie schreibt.</translation>
    </message>
    <message>
        <source>Nothing is written to %1 until you switch this on. Each publish shows first what it will write.</source>
        <translation>In %1 wird nichts geschrieben, bis Sie dies einschalten. Jede Veröffentlichung zeigt zuerst, was sie schreibt.</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>finished in %1 s</source>
        <translation>fertig in %1 s</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Preview, nothing written yet</source>
        <translation>Vorschau, noch nichts geschrieben</translation>
    </message>
    <message>
        <source>%1 written, %2 left for you, %3 refused</source>
        <translation>%1 geschrieben, %2 für Sie, %3 abgelehnt</translation>
    </message>
    <message>
        <source>Ready to write</source>
        <translation>Bereit zum Schreiben</translation>
    </message>
    <message>
        <source>Conflicts to decide</source>
        <translation>Zu entscheidende Konflikte</translation>
    </message>
    <message>
        <source>Refused by the CRM</source>
        <translation>Vom CRM abgelehnt</translation>
    </message>
    <message>
        <source>Already right</source>
        <translation>Schon richtig</translation>
    </message>
    <message>
        <source>In no territory, kept</source>
        <translation>Ohne Gebiet, bleiben</translation>
    </message>
    <message>
        <source>Calls left today</source>
        <translation>Aufrufe heute übrig</translation>
    </message>
    <message>
        <source>Field permissions</source>
        <translation>Rechte an Feldern</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlen</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>bearbeiten</translation>
    </message>
    <message>
        <source>Show the conflicts, which stay as they are</source>
        <translation>Konflikte zeigen, die so bleiben</translation>
    </message>
    <message>
        <source>Nothing written yet</source>
        <translation>Noch nichts geschrieben</translation>
    </message>
    <message>
        <source>Nothing differs from the plan</source>
        <translation>Nichts weicht vom Plan ab</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Betreuer</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Wait until the CRM has been read</source>
        <translation>Warten, bis das CRM gelesen ist</translation>
    </message>
    <message>
        <source>Do a dry run first</source>
        <translation>Zuerst einen Probelauf machen</translation>
    </message>
    <message>
        <source>The CRM does not let these fields be written</source>
        <translation>Das CRM lässt diese Felder nicht schreiben</translation>
    </message>
    <message>
        <source>Write-back is off for this connection</source>
        <translation>Rückschreiben ist für diese Verbindung aus</translation>
    </message>
    <message>
        <source>Look at the list first, and say so</source>
        <translation>Zuerst die Liste ansehen und bestätigen</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>Writes the rows that are ready into the CRM</source>
        <translation>Schreibt die Zeilen, die bereit sind, ins CRM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>Write already now</source>
        <translation>Schon jetzt schreiben</translation>
    </message>
    <message>
        <source>The ledger has the records in force from that day</source>
        <translation>Im Journal gelten die Datensätze ab diesem Tag</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>Scheduled, nothing written yet</source>
        <translation>Geplant, noch nichts geschrieben</translation>
    </message>
    <message>
        <source>%1 wait for %2</source>
        <translation>%1 warten auf den %2</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Schedule %1</source>
        <translation>%1 vormerken</translation>
    </message>
    <message>
        <source>Take %1 in again</source>
        <translation>%1 wieder aufnehmen</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>%1 auslassen</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Select rows first</source>
        <translation>Wählen Sie zuerst Zeilen aus</translation>
    </message>
    <message>
        <source>The next publish writes them again</source>
        <translation>Die nächste Veröffentlichung schreibt sie wieder</translation>
    </message>
    <message>
        <source>They keep their values in the CRM until you take them in again</source>
        <translation>Sie behalten ihre Werte im CRM, bis Sie sie wieder aufnehmen</translation>
    </message>
    <message>
        <source>Owners and exceptions are those of that day. A sync on that day writes the plan as it is then; until then nothing of this plan is sent.</source>
        <translation>Zuständige und Ausnahmen sind die jenes Tages. Ein Abgleich an dem Tag schreibt den Plan, wie er dann ist; bis dahin wird nichts davon gesendet.</translation>
    </message>
    <message>
        <source>Notes it down; a sync writes on that day</source>
        <translation>Merkt es vor; ein Abgleich schreibt an dem Tag</translation>
    </message>
</context>
<context>
    <name>ui::RangeBar</name>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
</context>
<context>
    <name>ui::RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>No plan was opened yet</source>
        <translation>Noch kein Plan geöffnet</translation>
    </message>
</context>
<context>
    <name>ui::RemoteDelegate</name>
    <message>
        <source>Field in the CRM</source>
        <translation>Feld im CRM</translation>
    </message>
</context>
<context>
    <name>ui::ReportStep</name>
    <message>
        <source>Review locations</source>
        <translation>Orte prüfen</translation>
    </message>
    <message>
        <source>Match report</source>
        <translation>Trefferbericht</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Offene Punkte</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 Datensätze</translation>
    </message>
    <message>
        <source>± is the error to expect. Every record is located well enough for routes.</source>
        <translation>± ist der zu erwartende Fehler. Alle Datensätze sind genau genug für Touren verortet.</translation>
    </message>
    <message>
        <source>± is the error to expect. %1 are located by ZIP or worse: they count in totals; routes need an address that is found.</source>
        <translation>± ist der zu erwartende Fehler. %1 sind nach ZIP oder gröber verortet: Sie zählen in Summen; Touren brauchen eine gefundene Adresse.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Repeated an id, left out</source>
        <translation>Nummer doppelt, ausgelassen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Approximate ZIP areas made</source>
        <translation>Ungefähre ZIP-Flächen angelegt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Bericht speichern…</translation>
    </message>
    <message>
        <source>Every remark with its row, what is the matter and what to do, as a table</source>
        <translation>Jeder Hinweis mit seiner Zeile, was los ist und was zu tun ist, als Tabelle</translation>
    </message>
</context>
<context>
    <name>ui::ReviewDesk</name>
    <message>
        <source>Locations</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>accounts whose place is not sure</source>
        <translation>Kunden, deren Ort nicht sicher ist</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Dubletten</translation>
    </message>
    <message>
        <source>records that are probably one account</source>
        <translation>Datensätze, die wohl ein Kunde sind</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>places found for an address that has changed since</source>
        <translation>Orte zu einer Adresse, die sich seither geändert hat</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>all accounts</source>
        <translation>alle Kunden</translation>
    </message>
    <message>
        <source>Filter of accounts</source>
        <translation>Filter der Kunden</translation>
    </message>
    <message>
        <source>An expression over the columns of accounts: segment = &apos;A&apos; AND state IN (&apos;CT&apos;, &apos;RI&apos;)</source>
        <translation>Ein Ausdruck über die Spalten der Kunden: segment = &apos;A&apos; AND state IN (&apos;CT&apos;, &apos;RI&apos;)</translation>
    </message>
    <message>
        <source>Listed from</source>
        <translation>Gelistet ab</translation>
    </message>
    <message>
        <source>Listed from score</source>
        <translation>Gelistet ab Wert</translation>
    </message>
    <message>
        <source>Match again…</source>
        <translation>Neu verorten…</translation>
    </message>
    <message>
        <source>Back to the plan</source>
        <translation>Zurück zum Plan</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>ui::ReviewMode</name>
    <message>
        <source>Duplicates</source>
        <translation>Dubletten</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>links</source>
        <translation>verknüpft</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>ignores</source>
        <translation>ignoriert</translation>
    </message>
    <message>
        <source>next without deciding</source>
        <translation>weiter ohne Entscheidung</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>accepts</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>pick</source>
        <translation>wählen</translation>
    </message>
</context>
<context>
    <name>ui::RingFigures</name>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>Binnen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>km²</source>
        <translation>km²</translation>
    </message>
    <message>
        <source>%1: %2 + %3 − %4 in both = %5 accounts</source>
        <translation>%1: %2 + %3 − %4 in beiden = %5 Kunden</translation>
    </message>
    <message>
        <source>%1 of %2 in the territories of these reps lie farther than %3 from their own base.</source>
        <translation>%1 von %2 in den Gebieten dieser Mitarbeiter liegen weiter als %3 von der eigenen Basis.</translation>
    </message>
    <message>
        <source>%1 (estimate)</source>
        <translation>%1 (Schätzung)</translation>
    </message>
    <message>
        <source>Both, overlap counted once</source>
        <translation>Beide, Überlappung einfach gezählt</translation>
    </message>
    <message>
        <source>All, overlaps counted once</source>
        <translation>Alle, Überlappungen einfach gezählt</translation>
    </message>
    <message>
        <source>Estimate: great circle × %1, without roads.</source>
        <translation>Schätzung: Luftlinie × %1, ohne Straßen.</translation>
    </message>
    <message>
        <source>Each account can hold the ring, the least minutes, and the area of its ring. The CRM gets them with the next publish, where their fields are mapped.</source>
        <translation>Jeder Kunde kann den Ring, die wenigsten Minuten und die Fläche seines Rings tragen. Das CRM erhält sie mit der nächsten Veröffentlichung, wo ihre Felder zugeordnet sind.</translation>
    </message>
    <message>
        <source>Write to %1</source>
        <translation>An %1 schreiben</translation>
    </message>
    <message>
        <source>Write to accounts</source>
        <translation>An Kunden schreiben</translation>
    </message>
</context>
<context>
    <name>ui::RingForm</name>
    <message>
        <source>Drive-time ring</source>
        <translation>Fahrzeitring</translation>
    </message>
    <message>
        <source>Drive times</source>
        <translation>Fahrzeiten</translation>
    </message>
    <message>
        <source>Save as layer</source>
        <translation>Als Ebene sichern</translation>
    </message>
    <message>
        <source>Keeps the rings in the workspace, where QGIS and ArcGIS see them too</source>
        <translation>Behält die Ringe im Arbeitsbereich, wo auch QGIS und ArcGIS sie sehen</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>A ring around the middle of the map; drag it where you want it</source>
        <translation>Ein Ring um die Kartenmitte; an den gewünschten Ort ziehen</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Write minutes between 0 and 300, such as 10, 20, 30</source>
        <translation>Minuten zwischen 0 und 300 angeben, etwa 10, 20, 30</translation>
    </message>
    <message>
        <source>Free flow</source>
        <translation>Freie Fahrt</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Tagsüber</translation>
    </message>
    <message>
        <source>Rush hour</source>
        <translation>Stoßzeit</translation>
    </message>
    <message>
        <source>Leave at</source>
        <translation>Abfahrt</translation>
    </message>
    <message>
        <source>Summed over the accounts inside</source>
        <translation>Summe über die Kunden darin</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Summed over the units inside, shared out by area</source>
        <translation>Summe über die Einheiten darin, nach Flächenanteil</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>From roads</source>
        <translation>Aus Straßen</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Great circle with a detour: a circle. Used where no roads are loaded.</source>
        <translation>Luftlinie mit Umweg: ein Kreis. Gilt, wo keine Straßen geladen sind.</translation>
    </message>
    <message>
        <source>Estimate too, dotted</source>
        <translation>Auch geschätzt, punktiert</translation>
    </message>
    <message>
        <source>Bases</source>
        <translation>Basen</translation>
    </message>
    <message>
        <source>Accounts by their point; measures of units shared out by area.</source>
        <translation>Kunden nach ihrem Punkt; Maße der Einheiten nach Flächenanteil.</translation>
    </message>
    <message>
        <source>%1, moved</source>
        <translation>%1, verschoben</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>No roads are loaded: evenlode roads import</source>
        <translation>Keine Straßen geladen: evenlode roads import</translation>
    </message>
    <message>
        <source>Place %1</source>
        <translation>Ort %1</translation>
    </message>
    <message>
        <source>From the base</source>
        <translation>Von der Basis aus</translation>
    </message>
    <message>
        <source>To the base</source>
        <translation>Zur Basis hin</translation>
    </message>
    <message>
        <source>What is reached from a base, or from where it is reached: one-way streets make the two differ</source>
        <translation>Was von einer Basis aus erreicht wird, oder von wo aus sie erreicht wird: Einbahnstraßen machen den Unterschied</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Barriers</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>A river, a mountain: a line that no drive of this plan may cross</source>
        <translation>Ein Fluss, ein Berg: eine Linie, die keine Fahrt dieses Plans queren darf</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>ui::RingMode</name>
    <message>
        <source>Read what rings can be drawn around</source>
        <translation>Lesen, worum Ringe gezogen werden können</translation>
    </message>
    <message>
        <source>Tick a base, or add a place, to see what is reached from it.</source>
        <translation>Eine Basis ankreuzen oder einen Ort hinzufügen, um zu sehen, was von dort erreicht wird.</translation>
    </message>
    <message>
        <source>Say within how many minutes.</source>
        <translation>Angeben, binnen wie vieler Minuten.</translation>
    </message>
    <message>
        <source>Drive-time ring</source>
        <translation>Fahrzeitring</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Write rings to accounts</source>
        <translation>Ringe an Kunden schreiben</translation>
    </message>
    <message>
        <source>Keep rings</source>
        <translation>Ringe behalten</translation>
    </message>
    <message>
        <source>writing to accounts</source>
        <translation>schreibt an Kunden</translation>
    </message>
    <message>
        <source>keeping the rings</source>
        <translation>behält die Ringe</translation>
    </message>
    <message>
        <source>%1 hold ring %2 now.</source>
        <translation>%1 tragen jetzt den Ring %2.</translation>
    </message>
    <message>
        <source>The rings are kept as %1, in the layer Isochrones.</source>
        <translation>Die Ringe sind als %1 in der Ebene Isochrones aufbewahrt.</translation>
    </message>
    <message>
        <source>Export rings</source>
        <translation>Ringe exportieren</translation>
    </message>
    <message>
        <source>GeoJSON (*.geojson)</source>
        <translation>GeoJSON (*.geojson)</translation>
    </message>
    <message>
        <source>GeoPackage (*.gpkg)</source>
        <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
        <source>Shapefile (*.shp)</source>
        <translation>Shapefile (*.shp)</translation>
    </message>
    <message>
        <source>KML (*.kml)</source>
        <translation>KML (*.kml)</translation>
    </message>
    <message>
        <source>Rings.geojson</source>
        <translation>Ringe.geojson</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Add a barrier</source>
        <translation>Sperre hinzufügen</translation>
    </message>
    <message>
        <source>No drive of this plan crosses %1 any more. Undo takes it back.</source>
        <translation>Keine Fahrt dieses Plans quert mehr %1. Rückgängig nimmt es zurück.</translation>
    </message>
    <message>
        <source>Remove a barrier</source>
        <translation>Sperre entfernen</translation>
    </message>
    <message>
        <source>Drives may cross there again. Undo brings the barrier back.</source>
        <translation>Fahrten dürfen dort wieder queren. Rückgängig bringt die Sperre zurück.</translation>
    </message>
</context>
<context>
    <name>ui::RoutesMode</name>
    <message>
        <source>stop</source>
        <translation>Halt</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>Halte</translation>
    </message>
    <message>
        <source>Read routes</source>
        <translation>Routen lesen</translation>
    </message>
    <message>
        <source>Plan routes</source>
        <translation>Routen planen</translation>
    </message>
    <message>
        <source>planning</source>
        <translation>plant</translation>
    </message>
    <message>
        <source>%1 of %2 served, driving %3</source>
        <translation>%1 von %2 bedient, Fahrzeit %3</translation>
    </message>
    <message>
        <source>Plan the rest again</source>
        <translation>Den Rest neu planen</translation>
    </message>
    <message>
        <source>Change the route</source>
        <translation>Route ändern</translation>
    </message>
    <message>
        <source>%1 no longer fit: see Not served. Undo takes the change back.</source>
        <translation>%1 passen nicht mehr: siehe Nicht bedient. Rückgängig nimmt die Änderung zurück.</translation>
    </message>
    <message>
        <source>Make planned visits of %1?</source>
        <translation>Aus %1 geplante Besuche machen?</translation>
    </message>
    <message>
        <source>They appear on the CRM&apos;s timeline with the next sync. Done again after a change, it moves them.</source>
        <translation>Sie erscheinen mit dem nächsten Abgleich auf der Zeitleiste des CRM. Nach einer Änderung wiederholt, verschiebt es sie.</translation>
    </message>
    <message>
        <source>Make planned visits</source>
        <translation>Geplante Besuche anlegen</translation>
    </message>
    <message>
        <source>Send routes</source>
        <translation>Routen senden</translation>
    </message>
    <message>
        <source>%1 planned, %2 moved, %3 taken back. The next sync posts them.</source>
        <translation>%1 geplant, %2 verschoben, %3 zurückgenommen. Der nächste Abgleich sendet sie.</translation>
    </message>
    <message>
        <source>Export routes</source>
        <translation>Routen exportieren</translation>
    </message>
    <message>
        <source>GPX for navigation devices (*.gpx)</source>
        <translation>GPX für Navigationsgeräte (*.gpx)</translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <translation>Kalender (*.ics)</translation>
    </message>
    <message>
        <source>KML (*.kml)</source>
        <translation>KML (*.kml)</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Routes.gpx</source>
        <translation>Routen.gpx</translation>
    </message>
    <message>
        <source>%1 written to %2.</source>
        <translation>%1 nach %2 geschrieben.</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Draw routes along the roads</source>
        <translation>Routen entlang der Straßen zeichnen</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>V notes a visit. Enter changes the chosen one, Del takes it back</source>
        <translation>V trägt einen Besuch ein. Enter ändert den gewählten, Entf nimmt ihn zurück</translation>
    </message>
    <message>
        <source>Drag a stop to another time or rep. L locks it, Del takes it out, V notes the visit</source>
        <translation>Einen Stopp zu anderer Zeit oder anderem Mitarbeiter ziehen. L sperrt ihn, Entf nimmt ihn heraus, V trägt den Besuch ein</translation>
    </message>
    <message>
        <source>%1 to be called on. Say when, and press Plan routes.</source>
        <translation>%1 zu besuchen. Sagen Sie, wann, und drücken Sie „Routen planen“.</translation>
    </message>
</context>
<context>
    <name>ui::RoutesPage</name>
    <message>
        <source>The day before</source>
        <translation>Der Tag davor</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>Der Tag danach</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>The stop stays where it is when the rest is planned again (L)</source>
        <translation>Der Halt bleibt, wo er ist, wenn der Rest neu geplant wird (L)</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Nobody calls on it (Del)</source>
        <translation>Niemand besucht ihn (Entf)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>For navigation devices, calendars, maps and tables</source>
        <translation>Für Navigationsgeräte, Kalender, Karten und Tabellen</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Working days, from Monday to Friday</source>
        <translation>Arbeitstage, Montag bis Freitag</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Who owns the territory calls; without a scenario, who owns the account</source>
        <translation>Es besucht, wem das Gebiet gehört; ohne Szenario, wem der Kunde gehört</translation>
    </message>
    <message>
        <source>Owners of</source>
        <translation>Zuständig für</translation>
    </message>
    <message>
        <source>Work begins</source>
        <translation>Arbeitsbeginn</translation>
    </message>
    <message>
        <source>Work ends</source>
        <translation>Arbeitsende</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Visit length</source>
        <translation>Besuchsdauer</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Begins between 12:00 and 13:30</source>
        <translation>Beginnt zwischen 12:00 und 13:30</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Least driving</source>
        <translation>Kürzeste Fahrzeit</translation>
    </message>
    <message>
        <source>Least distance</source>
        <translation>Kürzester Weg</translation>
    </message>
    <message>
        <source>Earliest finish</source>
        <translation>Frühestes Ende</translation>
    </message>
    <message>
        <source>Aim</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Stops from the CRM</source>
        <translation>Halte aus dem CRM</translation>
    </message>
    <message>
        <source>Accounts to call on</source>
        <translation>Zu besuchende Kunden</translation>
    </message>
    <message>
        <source>An expression over the columns of accounts, such as class = &apos;A&apos; AND days_since_visit &gt; 60 AND open_value &gt; 1000</source>
        <translation>Ein Ausdruck über die Spalten der Kunden, etwa class = &apos;A&apos; AND days_since_visit &gt; 60 AND open_value &gt; 1000</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>At most so many accounts, by open value</source>
        <translation>Höchstens so viele Kunden, nach offenem Wert</translation>
    </message>
    <message>
        <source>by open value</source>
        <translation>nach offenem Wert</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>No road network here: legs are straight and times estimated.</source>
        <translation>Kein Straßennetz vorhanden: gerade Wege, geschätzte Zeiten.</translation>
    </message>
    <message>
        <source>Plan the rest again</source>
        <translation>Den Rest neu planen</translation>
    </message>
    <message>
        <source>Send to CRM…</source>
        <translation>Ans CRM senden…</translation>
    </message>
    <message>
        <source>Plan routes</source>
        <translation>Routen planen</translation>
    </message>
    <message>
        <source>Stops of the route</source>
        <translation>Halte der Route</translation>
    </message>
    <message>
        <source>Not served</source>
        <translation>Nicht bedient</translation>
    </message>
    <message>
        <source>ddd, d MMM yyyy</source>
        <translation>ddd, d. MMM yyyy</translation>
    </message>
    <message>
        <source>the accounts</source>
        <translation>die Kunden</translation>
    </message>
    <message>
        <source>drag a stop to another time or rep</source>
        <translation>Halt zu anderer Zeit oder Person ziehen</translation>
    </message>
    <message>
        <source>Stops served</source>
        <translation>Halte bedient</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Driving (estimate)</source>
        <translation>Fahrzeit (Schätzung)</translation>
    </message>
    <message>
        <source>Driving</source>
        <translation>Fahrzeit</translation>
    </message>
    <message>
        <source>In list order</source>
        <translation>In Listenfolge</translation>
    </message>
    <message>
        <source>%1, %2 stops</source>
        <translation>%1, %2 Halte</translation>
    </message>
    <message>
        <source>Nearest first</source>
        <translation>Nächster zuerst</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Latest return</source>
        <translation>Späteste Rückkehr</translation>
    </message>
    <message>
        <source>No routes on this day</source>
        <translation>Keine Routen an diesem Tag</translation>
    </message>
    <message>
        <source>No routes yet</source>
        <translation>Noch keine Routen</translation>
    </message>
    <message>
        <source>Say which accounts are to be called on, and press Plan routes.</source>
        <translation>Sagen Sie, welche Kunden besucht werden sollen, und drücken Sie Routen planen.</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Drive %1, %2 km%3</source>
        <translation>Fahrt %1, %2 km%3</translation>
    </message>
    <message>
        <source> (estimate)</source>
        <translation> (Schätzung)</translation>
    </message>
    <message>
        <source>Plans all stops again that are not locked</source>
        <translation>Plant alle Halte neu, die nicht gesperrt sind</translation>
    </message>
    <message>
        <source>Makes planned visits, which the next sync posts to the timeline</source>
        <translation>Legt geplante Besuche an, die der nächste Abgleich auf die Zeitleiste setzt</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Drive-time ring</source>
        <translation>Fahrzeitring</translation>
    </message>
    <message>
        <source>What is reached from the reps&apos; bases within so many minutes</source>
        <translation>Was von den Basen der Mitarbeiter binnen so vieler Minuten erreicht wird</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>What was planned beside what was done, and visits to note</source>
        <translation>Geplantes neben Erledigtem, und Besuche zum Eintragen</translation>
    </message>
    <message>
        <source>Log a visit…</source>
        <translation>Besuch eintragen…</translation>
    </message>
    <message>
        <source>To the chosen account, or any other (V)</source>
        <translation>Beim gewählten Kunden oder einem anderen (V)</translation>
    </message>
    <message>
        <source>Each call that was planned and each visit, as a table</source>
        <translation>Jeder geplante und jeder gemachte Besuch als Tabelle</translation>
    </message>
</context>
<context>
    <name>ui::RuleList</name>
    <message>
        <source>As few moves as it takes</source>
        <translation>So wenige Wechsel wie nötig</translation>
    </message>
    <message>
        <source>Contiguous territories</source>
        <translation>Zusammenhängende Gebiete</translation>
    </message>
    <message>
        <source>Every territory is one piece, always</source>
        <translation>Jedes Gebiet ist immer ein Stück</translation>
    </message>
    <message>
        <source>Centres fixed at rep bases</source>
        <translation>Mitten fest an den Basen</translation>
    </message>
    <message>
        <source>Keep locks</source>
        <translation>Sperren beibehalten</translation>
    </message>
    <message>
        <source>Locked units and territories never move; unlock them to let them</source>
        <translation>Gesperrte Einheiten und Gebiete wechseln nie; zum Verschieben entsperren</translation>
    </message>
    <message>
        <source>Same rep for named accounts</source>
        <translation>Benannte Kunden bleiben</translation>
    </message>
    <message>
        <source>Accounts with a territory of their own keep it</source>
        <translation>Kunden mit eigenem Gebiet behalten es</translation>
    </message>
    <message>
        <source>Accounts that move, at most</source>
        <translation>Kundenwechsel, höchstens</translation>
    </message>
    <message>
        <source>Drive from base, at most</source>
        <translation>Fahrt ab Basis, höchstens</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>By the roads of the workspace; where there are none, an estimate: great circle with a detour factor</source>
        <translation>Nach den importierten Straßen; wo es keine gibt, geschätzt: Luftlinie mit Umwegfaktor</translation>
    </message>
    <message>
        <source>Repairs the plan instead of looking for a better one</source>
        <translation>Bessert den Plan aus, statt einen besseren zu suchen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bases</source>
        <translation>
            <numerusform>%Ln Basis</numerusform>
            <numerusform>%Ln Basen</numerusform>
        </translation>
    </message>
    <message>
        <source>no bases</source>
        <translation>keine Basen</translation>
    </message>
    <message>
        <source>No rep has a home yet: import reps</source>
        <translation>Noch kein Vertriebsmitarbeiter hat einen Standort: Mitarbeiter importieren</translation>
    </message>
    <message>
        <source>none set</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>There is no plan yet that could be changed</source>
        <translation>Noch gibt es keinen Plan, der sich ändern ließe</translation>
    </message>
    <message>
        <source>Only these may move</source>
        <translation>Nur diese bewegen</translation>
    </message>
    <message>
        <source>The areas that were sent from Analysis; all others stay</source>
        <translation>Die Flächen, die aus der Analyse kommen; alle anderen bleiben</translation>
    </message>
</context>
<context>
    <name>ui::RunModel</name>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <translation>d. MMM yyyy HH:mm</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Paused: no calls were left</source>
        <translation>Angehalten: keine Aufrufe mehr übrig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Sync log</source>
        <translation>Abgleiche</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>ui::ScatterChart</name>
    <message>
        <source>Scenarios by imbalance and disruption</source>
        <translation>Szenarien nach Ungleichgewicht und Umbruch</translation>
    </message>
    <message>
        <source>in band ±%1</source>
        <translation>im Band ±%1</translation>
    </message>
    <message>
        <source>Imbalance: largest deviation from target</source>
        <translation>Ungleichgewicht: größte Abweichung vom Ziel</translation>
    </message>
    <message>
        <source>Mean drive, min (estimate)</source>
        <translation>Mittlere Fahrzeit, min (Schätzung)</translation>
    </message>
    <message>
        <source>Disruption: share of units that change hands</source>
        <translation>Umstellung: Anteil der Einheiten, die wechseln</translation>
    </message>
</context>
<context>
    <name>ui::ScenarioModel</name>
    <message>
        <source>Units in other hands than in the first scenario</source>
        <translation>Einheiten in anderen Händen als im ersten Szenario</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Max dev.</source>
        <translation>Abw.</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Wechsel</translation>
    </message>
</context>
<context>
    <name>ui::ScenariosView</name>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>Moved: units in other hands than in %1</source>
        <translation>Wechsel: Einheiten in anderen Händen als in %1</translation>
    </message>
    <message>
        <source>No scenarios yet. Balance makes one.</source>
        <translation>Noch keine Szenarien. Ausgleichen legt eines an.</translation>
    </message>
</context>
<context>
    <name>ui::SearchChart</name>
    <message>
        <source>Cost of the best plan and lower bound over time</source>
        <translation>Kosten des besten Plans und untere Schranke über die Zeit</translation>
    </message>
    <message>
        <source>gap %1</source>
        <translation>Lücke %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Best plan</source>
        <translation>Bester Plan</translation>
    </message>
    <message>
        <source>Lower bound</source>
        <translation>Untere Schranke</translation>
    </message>
    <message>
        <source>While a search runs, this shows what its best plan costs, and what no plan can cost less than.</source>
        <translation>Während einer Suche steht hier, was ihr bester Plan kostet und was kein Plan unterbieten kann.</translation>
    </message>
</context>
<context>
    <name>ui::SegmentButton</name>
    <message>
        <source>Only a segment</source>
        <translation>Nur ein Segment</translation>
    </message>
    <message>
        <source>Only a segment: there are none yet. File › Segments… makes some.</source>
        <translation>Nur ein Segment: es gibt noch keine. Datei › Segmente… bildet welche.</translation>
    </message>
    <message>
        <source>Only a segment of the accounts</source>
        <translation>Nur ein Segment der Kunden</translation>
    </message>
    <message>
        <source>&amp;All accounts</source>
        <translation>&amp;Alle Kunden</translation>
    </message>
    <message>
        <source>In &amp;none</source>
        <translation>In &amp;keinem</translation>
    </message>
</context>
<context>
    <name>ui::SegmentCommands</name>
    <message>
        <source>no plan is open</source>
        <translation>es ist kein Plan geöffnet</translation>
    </message>
    <message>
        <source>Read the segments</source>
        <translation>Die Segmente lesen</translation>
    </message>
    <message>
        <source>Count the segments</source>
        <translation>Die Segmente zählen</translation>
    </message>
    <message>
        <source>Segment the accounts</source>
        <translation>Die Kunden einteilen</translation>
    </message>
    <message>
        <source>Segmenting accounts…</source>
        <translation>Kunden werden eingeteilt…</translation>
    </message>
    <message>
        <source>%1 changed segment in %2</source>
        <translation>%1 wechselten das Segment in %2</translation>
    </message>
    <message>
        <source>Remove segments</source>
        <translation>Segmente entfernen</translation>
    </message>
    <message>
        <source>Removing segments…</source>
        <translation>Segmente werden entfernt…</translation>
    </message>
    <message>
        <source>%1 is removed; Undo brings it back</source>
        <translation>%1 ist entfernt; Rückgängig bringt es zurück</translation>
    </message>
    <message>
        <source>Remove the segments %1?</source>
        <translation>Die Segmente %1 entfernen?</translation>
    </message>
    <message>
        <source>Filters and call plans that name them no longer work. Undo brings them back.</source>
        <translation>Filter und Besuchspläne, die sie nennen, gehen dann nicht mehr. Rückgängig bringt sie zurück.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>ui::SegmentForm</name>
    <message>
        <source>Shares of a value (A, B, C)</source>
        <translation>Anteil an einem Wert (A, B, C)</translation>
    </message>
    <message>
        <source>Ranks by a value</source>
        <translation>Rang nach einem Wert</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>What they bought, and when</source>
        <translation>Was sie kauften, und wann</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>Told apart &amp;by</source>
        <translation>Getrennt &amp;nach</translation>
    </message>
    <message>
        <source>&amp;Rules</source>
        <translation>&amp;Regeln</translation>
    </message>
    <message>
        <source>&amp;Otherwise</source>
        <translation>S&amp;onst</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Wert</translation>
    </message>
    <message>
        <source>&amp;Shares (%)</source>
        <translation>&amp;Anteile (%)</translation>
    </message>
    <message>
        <source>&amp;Classes</source>
        <translation>&amp;Klassen</translation>
    </message>
    <message>
        <source>Names, b&amp;est first</source>
        <translation>Namen, b&amp;este zuerst</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>Onl&amp;y accounts</source>
        <translation>N&amp;ur Kunden</translation>
    </message>
    <message>
        <source>The last day that counts, as 2026-03-31</source>
        <translation>Der letzte Tag, der zählt, wie 2026-03-31</translation>
    </message>
    <message>
        <source>An expression over the columns of accounts: state = &apos;CT&apos;</source>
        <translation>Ein Ausdruck über die Spalten der Kunden: state = &apos;CT&apos;</translation>
    </message>
    <message>
        <source>What the first segments make of the sum, as 80, 15</source>
        <translation>Was die ersten Segmente zur Summe beitragen, wie 80, 15</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Accounts for which</source>
        <translation>Kunden, für die gilt</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>Eine Regel hinzufügen</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>Die Regel entfernen</translation>
    </message>
    <message>
        <source>Ask this rule earlier</source>
        <translation>Diese Regel früher fragen</translation>
    </message>
    <message>
        <source>Add a rule: a segment, and an expression over the columns of accounts.</source>
        <translation>Fügen Sie eine Regel hinzu: ein Segment, und einen Ausdruck über die Spalten der Kunden.</translation>
    </message>
    <message>
        <source>Choose the column that accounts are measured by.</source>
        <translation>Wählen Sie die Spalte, an der Kunden gemessen werden.</translation>
    </message>
</context>
<context>
    <name>ui::SegmentsDialog</name>
    <message>
        <source>Segments of the accounts</source>
        <translation>Segmente der Kunden</translation>
    </message>
    <message>
        <source>Schemes</source>
        <translation>Einteilungen</translation>
    </message>
    <message>
        <source>Accounts per segment</source>
        <translation>Kunden je Segment</translation>
    </message>
    <message>
        <source>Make segments</source>
        <translation>Segmente bilden</translation>
    </message>
    <message>
        <source>Work out anew</source>
        <translation>Neu berechnen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>New segments</source>
        <translation>Neue Segmente</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>none</source>
        <translation>in keinem</translation>
    </message>
    <message>
        <source>%1 would change segment.</source>
        <translation>%1 würden das Segment wechseln.</translation>
    </message>
    <message>
        <source>Replace segments</source>
        <translation>Segmente ersetzen</translation>
    </message>
    <message>
        <source>the segments have no name yet</source>
        <translation>die Segmente haben noch keinen Namen</translation>
    </message>
    <message>
        <source>the accounts are still being counted</source>
        <translation>die Kunden werden noch gezählt</translation>
    </message>
    <message>
        <source>the segments cannot be made as they stand</source>
        <translation>so können die Segmente nicht gebildet werden</translation>
    </message>
    <message>
        <source>choose segments in the list first</source>
        <translation>zuerst Segmente in der Liste wählen</translation>
    </message>
</context>
<context>
    <name>ui::SelectionView</name>
    <message>
        <source>Click a unit on the map, or draw around several.</source>
        <translation>Eine Einheit auf der Karte anklicken oder mehrere umfahren.</translation>
    </message>
    <message>
        <source>Accounts in the selection</source>
        <translation>Kunden in der Auswahl</translation>
    </message>
    <message>
        <source>Share of the whole</source>
        <translation>Anteil am Ganzen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Largest accounts</source>
        <translation>Größte Kunden</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutEditor</name>
    <message>
        <source>Set keys</source>
        <translation>Tasten setzen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action or key</source>
        <translation>Befehl oder Taste</translation>
    </message>
    <message>
        <source>Search actions and keys</source>
        <translation>Befehle und Tasten suchen</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Take them over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Digits and T choose the target territory.</source>
        <translation>Ziffern und T wählen das Zielgebiet.</translation>
    </message>
    <message>
        <source>These keys belong to “%1”, which would lose them.</source>
        <translation>Diese Tasten gehören zu „%1“ und gingen dort verloren.</translation>
    </message>
</context>
<context>
    <name>ui::SignInPanel</name>
    <message>
        <source>%1 read, %2 written</source>
        <translation>%1 lesbar, %2 schreibbar</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden …</translation>
    </message>
    <message>
        <source>With a code</source>
        <translation>Mit einem Code</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Secret of the registered application</source>
        <translation>Geheimnis der registrierten Anwendung</translation>
    </message>
    <message>
        <source>name:password</source>
        <translation>Name:Passwort</translation>
    </message>
    <message>
        <source>Token or key</source>
        <translation>Token oder Schlüssel</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht gefragt</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>Last accepted</source>
        <translation>Zuletzt angenommen</translation>
    </message>
    <message>
        <source>Kinds of records</source>
        <translation>Arten von Datensätzen</translation>
    </message>
    <message>
        <source>Keeps it in the keychain of this desktop</source>
        <translation>Legt es in den Schlüsselbund dieses Rechners</translation>
    </message>
</context>
<context>
    <name>ui::StartPage</name>
    <message>
        <source>The sample, as it opens</source>
        <translation>Das Beispiel, wie es sich öffnet</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Territory planning on your own machine</source>
        <translation>Gebietsplanung auf dem eigenen Rechner</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>North Carolina in ZIP areas, 5,000 generated accounts. Unbalanced on purpose.</source>
        <translation>North Carolina in ZIP-Flächen, 5.000 erzeugte Kunden. Absichtlich unausgeglichen.</translation>
    </message>
    <message>
        <source>Import a spreadsheet</source>
        <translation>Tabelle importieren</translation>
    </message>
    <message>
        <source>Accounts from CSV, Excel or a shapefile. Columns are guessed, you check them.</source>
        <translation>Kunden aus CSV, Excel oder Shapefile. Spalten werden zugeordnet, Sie prüfen sie.</translation>
    </message>
    <message>
        <source>Connect a CRM</source>
        <translation>CRM verbinden</translation>
    </message>
    <message>
        <source>A folder of CSV or Excel tables it exports. Read only until you allow writing.</source>
        <translation>Ein Ordner mit CSV- oder Excel-Tabellen daraus. Nur gelesen, bis Sie Schreiben erlauben.</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>Plan öffnen</translation>
    </message>
    <message>
        <source>An Evenlode workspace, one file that also opens in QGIS.</source>
        <translation>Eine Evenlode-Arbeitsdatei, die sich auch in QGIS öffnet.</translation>
    </message>
    <message>
        <source>Works offline. No account, no licence form. Nothing leaves this machine unless you connect something.</source>
        <translation>Arbeitet offline. Kein Konto, kein Lizenzformular. Nichts verlässt diesen Rechner, außer Sie verbinden etwas.</translation>
    </message>
    <message>
        <source>Keys worth knowing</source>
        <translation>Nützliche Tasten</translation>
    </message>
    <message>
        <source>to 9: choose the target territory</source>
        <translation>bis 9: Zielgebiet wählen</translation>
    </message>
    <message>
        <source>lasso ZIPs into it</source>
        <translation>ZIPs mit dem Lasso hineinholen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>hold and move to pan</source>
        <translation>halten und bewegen verschiebt die Karte</translation>
    </message>
    <message>
        <source>undo anything</source>
        <translation>alles zurücknehmen</translation>
    </message>
    <message>
        <source>Opened today, %1</source>
        <translation>Heute geöffnet, %1</translation>
    </message>
    <message>
        <source>Opened yesterday</source>
        <translation>Gestern geöffnet</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>Geöffnet %1</translation>
    </message>
</context>
<context>
    <name>ui::StatusBar</name>
    <message>
        <source>No background work</source>
        <translation>Keine Arbeit im Hintergrund</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1, stopping</source>
        <translation>%1, hält an</translation>
    </message>
    <message>
        <source>Cancel %1: nothing unfinished is kept</source>
        <translation>%1 abbrechen: Unfertiges wird nicht behalten</translation>
    </message>
    <message>
        <source>What is running in the background, and what has ended</source>
        <translation>Was im Hintergrund läuft und was zu Ende ist</translation>
    </message>
    <message>
        <source>%1, %2 more</source>
        <translation>%1, %2 weitere</translation>
    </message>
</context>
<context>
    <name>ui::StepBar</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>ui::StopsModel</name>
    <message>
        <source>%1, locked</source>
        <translation>%1, gesperrt</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1, %2–%3. Drive there %4</source>
        <translation>%1, %2–%3. Hinfahrt %4</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>Letzter Besuch</translation>
    </message>
    <message>
        <source>Open value</source>
        <translation>Offener Wert</translation>
    </message>
</context>
<context>
    <name>ui::SwipeMap</name>
    <message>
        <source>Border between the maps; arrow keys move it</source>
        <translation>Grenze zwischen den Karten; Pfeiltasten verschieben sie</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Map of the left scenario</source>
        <translation>Karte des linken Szenarios</translation>
    </message>
    <message>
        <source>Map of the right scenario</source>
        <translation>Karte des rechten Szenarios</translation>
    </message>
</context>
<context>
    <name>ui::TablePage</name>
    <message>
        <source>Rows of territories</source>
        <translation>Zeilen der Gebiete</translation>
    </message>
    <message>
        <source>Rows of units</source>
        <translation>Zeilen der Einheiten</translation>
    </message>
    <message>
        <source>Rows of accounts</source>
        <translation>Zeilen der Kunden</translation>
    </message>
    <message>
        <source>&amp;Reset columns</source>
        <translation>Spalten &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Sucht…</translation>
    </message>
    <message>
        <source>territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>territories</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>%1, %2 selected</source>
        <translation>%1, %2 gewählt</translation>
    </message>
</context>
<context>
    <name>ui::TablesLink</name>
    <message>
        <source>More than %1 accounts: their units are not selected on the map</source>
        <translation>Mehr als %1 Kunden: Ihre Einheiten werden auf der Karte nicht gewählt</translation>
    </message>
    <message>
        <source>This account lies in no unit of the map</source>
        <translation>Dieser Kunde liegt in keiner Einheit der Karte</translation>
    </message>
    <message>
        <source>&amp;Zoom to</source>
        <translation>&amp;Heranzoomen</translation>
    </message>
    <message>
        <source>&amp;Open the record</source>
        <translation>Datensatz ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Export these rows…</source>
        <translation>Diese Zeilen &amp;exportieren…</translation>
    </message>
    <message>
        <source>Move &amp;units to</source>
        <translation>&amp;Einheiten verschieben zu</translation>
    </message>
    <message>
        <source>Make it the &amp;target</source>
        <translation>Zum &amp;Ziel machen</translation>
    </message>
    <message>
        <source>Give &amp;accounts to</source>
        <translation>K&amp;unden zuordnen zu</translation>
    </message>
    <message>
        <source>&amp;Hold out of the plan…</source>
        <translation>Aus dem Plan &amp;nehmen…</translation>
    </message>
    <message>
        <source>Let them &amp;follow their unit</source>
        <translation>Ihrer Einheit f&amp;olgen lassen</translation>
    </message>
    <message>
        <source>&amp;Named accounts and holdouts</source>
        <translation>&amp;Benannte und ausgenommene Kunden</translation>
    </message>
    <message>
        <source>named account</source>
        <translation>benannter Kunde</translation>
    </message>
    <message>
        <source>Select rows to copy them</source>
        <translation>Zeilen auswählen, um sie zu kopieren</translation>
    </message>
    <message>
        <source>%1 rows are too many for the clipboard; export them instead</source>
        <translation>%1 Zeilen sind zu viel für die Zwischenablage; besser exportieren</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Export these rows</source>
        <translation>Diese Zeilen exportieren</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>OpenDocument (*.ods)</source>
        <translation>OpenDocument (*.ods)</translation>
    </message>
    <message>
        <source>Export a table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>%1 written to %2</source>
        <translation>%1 in %2 geschrieben</translation>
    </message>
    <message>
        <source>Select units on the map first</source>
        <translation>Zuerst Einheiten auf der Karte auswählen</translation>
    </message>
    <message>
        <source>Hold %1 out of the plan</source>
        <translation>%1 aus dem Plan ausnehmen</translation>
    </message>
    <message>
        <source>Hold out</source>
        <translation>Ausnehmen</translation>
    </message>
    <message>
        <source>house account</source>
        <translation>Hauskunde</translation>
    </message>
    <message>
        <source>Accounts that are held out belong to no territory and are not balanced.</source>
        <translation>Ausgenommene Kunden gehören zu keinem Gebiet und werden nicht ausgeglichen.</translation>
    </message>
    <message>
        <source>Give %1 to %2</source>
        <translation>%1 an %2 geben</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Geben</translation>
    </message>
    <message>
        <source>They belong to that territory whatever becomes of their unit.</source>
        <translation>Sie gehören zu diesem Gebiet, was auch aus ihrer Einheit wird.</translation>
    </message>
</context>
<context>
    <name>ui::TablesPanel</name>
    <message>
        <source>Filter: units &gt; 20 AND owner LIKE &apos;Rep%&apos;</source>
        <translation>Filter: units &gt; 20 AND owner LIKE &apos;Rep%&apos;</translation>
    </message>
    <message>
        <source>Filter: accounts &gt; 5 AND territory = &apos;North&apos;</source>
        <translation>Filter: accounts &gt; 5 AND territory = &apos;North&apos;</translation>
    </message>
    <message>
        <source>Filter: segment = &apos;Services&apos; AND state = &apos;CT&apos;</source>
        <translation>Filter: segment = &apos;Services&apos; AND state = &apos;CT&apos;</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Territories</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>ZIPs</source>
        <translation>ZIPs</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Filter of the rows</source>
        <translation>Filter der Zeilen</translation>
    </message>
    <message>
        <source>Only rows of the selected units</source>
        <translation>Nur Zeilen der gewählten Einheiten</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Export these rows…</source>
        <translation>Diese Zeilen exportieren…</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>An expression over the columns, as --where of the command line takes it. Point at the head of a column to see what it is called.</source>
        <translation>Ein Ausdruck über die Spalten, wie --where der Befehlszeile ihn nimmt. Auf einen Spaltenkopf zeigen, um ihren Namen zu sehen.</translation>
    </message>
</context>
<context>
    <name>ui::TargetCombo</name>
    <message>
        <source>Target territory</source>
        <translation>Zielgebiet</translation>
    </message>
    <message>
        <source>Target territory (1 to 9): moves go here</source>
        <translation>Zielgebiet (1 bis 9): hierhin wird verschoben</translation>
    </message>
</context>
<context>
    <name>ui::TerritoryCommands</name>
    <message>
        <source>Tools take units from the selected territories only</source>
        <translation>Werkzeuge nehmen nur Einheiten der gewählten Gebiete</translation>
    </message>
    <message>
        <source>Tools take units from every territory</source>
        <translation>Werkzeuge nehmen Einheiten aller Gebiete</translation>
    </message>
    <message>
        <source>The line does not go right across a territory. Draw it from border to border.</source>
        <translation>Die Linie geht nicht ganz durch ein Gebiet. Von Grenze zu Grenze ziehen.</translation>
    </message>
    <message>
        <source>Find islands</source>
        <translation>Inseln suchen</translation>
    </message>
    <message>
        <source>Every territory hangs together</source>
        <translation>Alle Gebiete hängen zusammen</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln parts that do not hang together with their territory</source>
        <translation>
            <numerusform>%1 in %Ln Teil, der nicht mit seinem Gebiet zusammenhängt</numerusform>
            <numerusform>%1 in %Ln Teilen, die nicht mit ihrem Gebiet zusammenhängen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Target %1</source>
        <translation>&amp;Ziel: %1</translation>
    </message>
    <message>
        <source>planning mode is off: this plan is published</source>
        <translation>Planungsmodus aus: Dieser Plan ist veröffentlicht</translation>
    </message>
    <message>
        <source>select units and a target first</source>
        <translation>zuerst Einheiten und ein Ziel wählen</translation>
    </message>
    <message>
        <source>select some units first</source>
        <translation>zuerst Einheiten auswählen</translation>
    </message>
    <message>
        <source>every unit has a territory</source>
        <translation>jede Einheit hat ein Gebiet</translation>
    </message>
    <message>
        <source>no territories yet</source>
        <translation>noch keine Gebiete</translation>
    </message>
    <message>
        <source>select the territories that end first</source>
        <translation>zuerst die Gebiete wählen, die aufgehen sollen</translation>
    </message>
    <message>
        <source>select a territory first</source>
        <translation>zuerst ein Gebiet wählen</translation>
    </message>
</context>
<context>
    <name>ui::TerritoryModel</name>
    <message numerus="yes">
        <source>%1 given how sure places are; %n accounts may count here or may not</source>
        <translation>
            <numerusform>%1 je nach Sicherheit der Orte; %n Kunde zählt hier vielleicht mit</numerusform>
            <numerusform>%1 je nach Sicherheit der Orte; %n Kunden zählen hier vielleicht mit</numerusform>
        </translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Locked: %1</source>
        <translation>Gesperrt: %1</translation>
    </message>
    <message>
        <source>%1 from target</source>
        <translation>%1 vom Ziel</translation>
    </message>
    <message>
        <source>%1, then %2</source>
        <translation>%1, dann %2</translation>
    </message>
    <message>
        <source>Share of target, 100 = on target</source>
        <translation>Anteil am Ziel, 100 = im Ziel</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Rep</source>
        <translation>ADM</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
</context>
<context>
    <name>ui::TerritoryView</name>
    <message>
        <source>Territories</source>
        <translation>Gebiete</translation>
    </message>
    <message>
        <source>Index 100 = target %1</source>
        <translation>Index 100 = Ziel %1</translation>
    </message>
    <message>
        <source>Index 100 = the territory&apos;s own target</source>
        <translation>Index 100 = Ziel des Gebiets</translation>
    </message>
    <message>
        <source>%1. Tick: value after the move.</source>
        <translation>%1. Strich: Wert danach.</translation>
    </message>
</context>
<context>
    <name>ui::Toast</name>
    <message>
        <source>%1. Undo</source>
        <translation>%1. Rückgängig</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>ui::Toggle</name>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
</context>
<context>
    <name>ui::TotalBands</name>
    <message>
        <source>Work out how sure totals are</source>
        <translation>Sicherheit der Summen berechnen</translation>
    </message>
</context>
<context>
    <name>ui::TotalsView</name>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Given how sure places are</source>
        <translation>Je nach Sicherheit der Orte</translation>
    </message>
    <message>
        <source>ZIPs</source>
        <translation>ZIPs</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Contiguous</source>
        <translation>Zusammenhängend</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No, %1 parts</source>
        <translation>Nein, %1 Teile</translation>
    </message>
    <message>
        <source>In band (%1)</source>
        <translation>Im Band (%1)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Largest deviation, %1</source>
        <translation>Größte Abweichung, %1</translation>
    </message>
    <message>
        <source>Balance index (100 = even)</source>
        <translation>Ausgleichsindex (100 = gleich)</translation>
    </message>
    <message>
        <source>Yes, all %1</source>
        <translation>Ja, alle %1</translation>
    </message>
    <message>
        <source>ZIPs in no territory</source>
        <translation>ZIPs ohne Gebiet</translation>
    </message>
    <message>
        <source>Units in no territory</source>
        <translation>Einheiten ohne Gebiet</translation>
    </message>
</context>
<context>
    <name>ui::TradeOffBar</name>
    <message>
        <source>Keep as scenario</source>
        <translation>Als Szenario behalten</translation>
    </message>
    <message>
        <source>Plans found</source>
        <translation>Gefundene Pläne</translation>
    </message>
    <message>
        <source>Stop, keep those found</source>
        <translation>Stopp, Gefundene behalten</translation>
    </message>
    <message>
        <source>Find trade-offs</source>
        <translation>Abwägungen suchen</translation>
    </message>
    <message>
        <source>Balances the first scenario to several tolerances, with more and less changing hands, and shows the plans of which none is worse throughout. Nothing is written</source>
        <translation>Gleicht das erste Szenario mit mehreren Toleranzen aus, mit mehr und weniger Wechseln, und zeigt die Pläne, von denen keiner durchweg schlechter ist. Nichts wird geschrieben</translation>
    </message>
    <message>
        <source>Writes this plan as a scenario: one step to undo</source>
        <translation>Schreibt diesen Plan als Szenario: ein Schritt, der sich zurücknehmen lässt</translation>
    </message>
</context>
<context>
    <name>ui::TwinMap</name>
    <message>
        <source>Upper map</source>
        <translation>Obere Karte</translation>
    </message>
    <message>
        <source>Lower map</source>
        <translation>Untere Karte</translation>
    </message>
</context>
<context>
    <name>ui::ViewScale</name>
    <message>
        <source>Scale of what is in view</source>
        <translation>Skala nach dem Ausschnitt</translation>
    </message>
    <message>
        <source>Measure the density in view</source>
        <translation>Die Dichte im Ausschnitt messen</translation>
    </message>
</context>
<context>
    <name>ui::VisitDialog</name>
    <message>
        <source>Change a visit</source>
        <translation>Besuch ändern</translation>
    </message>
    <message>
        <source>Log a visit</source>
        <translation>Besuch eintragen</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>ddd, d MMM yyyy</source>
        <translation>ddd, d. MMM yyyy</translation>
    </message>
    <message>
        <source> min</source>
        <translation> Min.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>nobody in particular</source>
        <translation>niemand Bestimmtes</translation>
    </message>
    <message>
        <source>Rep</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Photo…</source>
        <translation>Foto…</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Foto hinzufügen</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>It is planned, and not made yet</source>
        <translation>Er ist geplant und noch nicht gemacht</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Log the visit</source>
        <translation>Besuch eintragen</translation>
    </message>
    <message>
        <source>Ctrl+Enter, from every field</source>
        <translation>Strg+Enter, aus jedem Feld</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp *.heic *.gif)</source>
        <translation>Bilder (*.jpg *.jpeg *.png *.webp *.heic *.gif)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Type the account&apos;s name or number.</source>
        <translation>Geben Sie Name oder Nummer des Kunden ein.</translation>
    </message>
    <message>
        <source>No account is called so.</source>
        <translation>Kein Kunde heißt so.</translation>
    </message>
</context>
<context>
    <name>ui::VisitReport</name>
    <message>
        <source>What could not be used</source>
        <translation>Was nicht zu gebrauchen war</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Say whose they are</source>
        <translation>Kunden zuordnen</translation>
    </message>
    <message>
        <source>Stays in tracks</source>
        <translation>Aufenthalte in Spuren</translation>
    </message>
    <message>
        <source>Lines read</source>
        <translation>Gelesene Zeilen</translation>
    </message>
    <message>
        <source>Visits added</source>
        <translation>Neue Besuche</translation>
    </message>
    <message>
        <source>Planned ones carried out</source>
        <translation>Geplante ausgeführt</translation>
    </message>
    <message>
        <source>Without an account</source>
        <translation>Ohne Kunden</translation>
    </message>
    <message>
        <source>Taken in before</source>
        <translation>Schon übernommen</translation>
    </message>
    <message>
        <source>On the timeline already</source>
        <translation>Schon auf der Zeitleiste</translation>
    </message>
    <message>
        <source>Not made, by the log</source>
        <translation>Laut Liste nicht gemacht</translation>
    </message>
    <message>
        <source>Could not be used</source>
        <translation>Nicht zu gebrauchen</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Zeile %1</translation>
    </message>
</context>
<context>
    <name>ui::VisitSettle</name>
    <message>
        <source>Whose visit was it?</source>
        <translation>Bei wem war der Besuch?</translation>
    </message>
    <message>
        <source>It may be</source>
        <translation>Es kann sein</translation>
    </message>
    <message>
        <source>Accounts that may be meant</source>
        <translation>Kunden, die gemeint sein können</translation>
    </message>
    <message>
        <source>Another account</source>
        <translation>Ein anderer Kunde</translation>
    </message>
    <message>
        <source>It was here</source>
        <translation>Es war hier</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Rep</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Why it is open</source>
        <translation>Warum offen</translation>
    </message>
    <message>
        <source>%1 m away</source>
        <translation>%1 m entfernt</translation>
    </message>
</context>
<context>
    <name>ui::VisitsForm</name>
    <message>
        <source>Log a visit…</source>
        <translation>Besuch eintragen…</translation>
    </message>
    <message>
        <source>Import visits…</source>
        <translation>Besuche importieren…</translation>
    </message>
    <message>
        <source>From a table or a GPS track. Visits that name nobody are taken for those of the rep above</source>
        <translation>Aus einer Tabelle oder GPS-Spur. Besuche, die niemanden nennen, gelten als die des Mitarbeiters oben</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Rep</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>made</source>
        <translation>gemacht</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>missed or late</source>
        <translation>versäumt oder spät</translation>
    </message>
    <message>
        <source>without an account</source>
        <translation>ohne Kunden</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Call plan</source>
        <translation>Besuchsplan</translation>
    </message>
    <message>
        <source>Days between two calls on an account: a number, an expression over the columns of accounts, or by class, such as A=7, B=28</source>
        <translation>Tage zwischen zwei Besuchen bei einem Kunden: eine Zahl, ein Ausdruck über die Spalten der Kunden oder nach Klasse, etwa A=7, B=28</translation>
    </message>
    <message>
        <source>Call every</source>
        <translation>Besuch alle</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>An account is stale after so long without a visit</source>
        <translation>Nach so langer Zeit ohne Besuch gilt ein Kunde als überfällig</translation>
    </message>
    <message>
        <source>Stale after</source>
        <translation>Überfällig nach</translation>
    </message>
</context>
<context>
    <name>ui::VisitsMode</name>
    <message>
        <source>visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>The visit was made. The next sync posts it.</source>
        <translation>Der Besuch wurde gemacht. Der nächste Abgleich trägt ihn ein.</translation>
    </message>
    <message>
        <source>The visit has its account.</source>
        <translation>Der Besuch hat seinen Kunden.</translation>
    </message>
    <message>
        <source>Find accounts</source>
        <translation>Kunden suchen</translation>
    </message>
    <message>
        <source>Read reps</source>
        <translation>Mitarbeiter lesen</translation>
    </message>
    <message>
        <source>Read the account</source>
        <translation>Kunden lesen</translation>
    </message>
    <message>
        <source>Read visits</source>
        <translation>Besuche lesen</translation>
    </message>
    <message>
        <source>The visit is changed. The next sync posts it.</source>
        <translation>Der Besuch ist geändert. Der nächste Abgleich trägt es ein.</translation>
    </message>
    <message>
        <source>Log a visit</source>
        <translation>Besuch eintragen</translation>
    </message>
    <message>
        <source>A visit to %1 is noted. The next sync posts it.</source>
        <translation>Ein Besuch bei %1 ist eingetragen. Der nächste Abgleich übernimmt ihn.</translation>
    </message>
    <message>
        <source>A visit to %1 is planned. The next sync posts it.</source>
        <translation>Ein Besuch bei %1 ist geplant. Der nächste Abgleich übernimmt ihn.</translation>
    </message>
    <message>
        <source>Change a visit</source>
        <translation>Besuch ändern</translation>
    </message>
    <message>
        <source>Remove visits</source>
        <translation>Besuche entfernen</translation>
    </message>
    <message>
        <source>%1 removed. Undo brings them back.</source>
        <translation>%1 entfernt. Rückgängig bringt sie zurück.</translation>
    </message>
    <message>
        <source>Import visits</source>
        <translation>Besuche importieren</translation>
    </message>
    <message>
        <source>Tables and tracks (*.csv *.xlsx *.gpx *.geojson *.ods *.txt)</source>
        <translation>Tabellen und Spuren (*.csv *.xlsx *.gpx *.geojson *.ods *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>reading and matching visits</source>
        <translation>liest Besuche und ordnet sie zu</translation>
    </message>
    <message>
        <source>%1 taken in. Undo takes them back.</source>
        <translation>%1 übernommen. Rückgängig nimmt sie zurück.</translation>
    </message>
    <message>
        <source>Export planned against done</source>
        <translation>Geplant und erledigt exportieren</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Visits.xlsx</source>
        <translation>Besuche.xlsx</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Nach %1 geschrieben.</translation>
    </message>
</context>
<context>
    <name>ui::VisitsSummary</name>
    <message>
        <source>Call plan</source>
        <translation>Besuchsplan</translation>
    </message>
    <message>
        <source>Stale accounts</source>
        <translation>Überfällige Kunden</translation>
    </message>
    <message>
        <source>Plan routes to them</source>
        <translation>Routen dorthin planen</translation>
    </message>
    <message>
        <source>Calls kept</source>
        <translation>Eingehalten</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 von %2, %3</translation>
    </message>
    <message>
        <source>Accounts in it</source>
        <translation>Kunden darin</translation>
    </message>
    <message>
        <source>With all their calls</source>
        <translation>Mit allen Besuchen</translation>
    </message>
    <message>
        <source>Not called on once</source>
        <translation>Kein einziges Mal besucht</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Plans a day with the chosen accounts</source>
        <translation>Plant einen Tag mit den gewählten Kunden</translation>
    </message>
    <message>
        <source>Plans a day with these accounts, those with the most open value first, at most %1</source>
        <translation>Plant einen Tag mit diesen Kunden, die mit dem größten offenen Wert zuerst, höchstens %1</translation>
    </message>
    <message>
        <source>Every account was visited within the days asked for.</source>
        <translation>Jeder Kunde wurde innerhalb der gefragten Tage besucht.</translation>
    </message>
</context>
<context>
    <name>ui::VisitsTables</name>
    <message>
        <source>Planned against done</source>
        <translation>Geplant und erledigt</translation>
    </message>
    <message>
        <source>Summed by</source>
        <translation>Summiert nach</translation>
    </message>
    <message>
        <source>By rep</source>
        <translation>Nach Mitarbeiter</translation>
    </message>
    <message>
        <source>By territory</source>
        <translation>Nach Gebiet</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Nach Woche</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>It was made</source>
        <translation>Wurde gemacht</translation>
    </message>
    <message>
        <source>As planned; change it if it was otherwise</source>
        <translation>Wie geplant; ändern Sie ihn, wenn es anders war</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Del. The next sync takes it off the CRM&apos;s timeline</source>
        <translation>Entf. Der nächste Abgleich nimmt ihn von der Zeitleiste des CRM</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No visits on these days. V logs one; Import visits takes a list.</source>
        <translation>Keine Besuche an diesen Tagen. V trägt einen ein; Besuche importieren nimmt eine Liste.</translation>
    </message>
</context>
<context>
    <name>ui::WaitStep</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
</context>
<context>
    <name>ui::WeightBars</name>
    <message>
        <source>Why they look the same</source>
        <translation>Warum sie gleich aussehen</translation>
    </message>
</context>
<context>
    <name>ui::WhyLink</name>
    <message>
        <source>Lock a unit</source>
        <translation>Einheit sperren</translation>
    </message>
    <message>
        <source>Select a unit and press W: its figures in other territories stand here.</source>
        <translation>Eine Einheit wählen und W drücken: Hier stehen ihre Kennzahlen in anderen Gebieten.</translation>
    </message>
    <message>
        <source>Several units are selected. Select one to ask about it.</source>
        <translation>Mehrere Einheiten sind gewählt. Eine auswählen, um nach ihr zu fragen.</translation>
    </message>
    <message>
        <source>Why here?</source>
        <translation>Warum hier?</translation>
    </message>
</context>
<context>
    <name>ui::WhyView</name>
    <message>
        <source>no change</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>Select a unit and press W: its figures in other territories stand here.</source>
        <translation>Eine Einheit wählen und W drücken: Hier stehen ihre Kennzahlen in anderen Gebieten.</translation>
    </message>
    <message>
        <source>Lock here</source>
        <translation>Hier sperren</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>If it were in</source>
        <translation>Wäre es in</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>runner-up</source>
        <translation>Nächstes</translation>
    </message>
    <message>
        <source>third</source>
        <translation>Drittes</translation>
    </message>
    <message>
        <source>% of target</source>
        <translation>% vom Ziel</translation>
    </message>
    <message>
        <source>In band</source>
        <translation>Im Band</translation>
    </message>
    <message>
        <source>of %1 territories</source>
        <translation>von %1 Gebieten</translation>
    </message>
    <message>
        <source>Largest deviation</source>
        <translation>Größte Abw.</translation>
    </message>
    <message>
        <source>% from target</source>
        <translation>% Abw.</translation>
    </message>
    <message>
        <source>Units moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>against its basis</source>
        <translation>seit Beginn</translation>
    </message>
    <message>
        <source>Mean drive</source>
        <translation>Fahrzeit</translation>
    </message>
    <message>
        <source>min, estimate</source>
        <translation>min, geschätzt</translation>
    </message>
    <message>
        <source>Contiguous</source>
        <translation>Am Stück</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>could move</source>
        <translation>möglich</translation>
    </message>
    <message>
        <source>breaks a rule</source>
        <translation>verboten</translation>
    </message>
    <message>
        <source>What holds it here</source>
        <translation>Was es hier hält</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No rule: it is here because the figures are better so, or because nobody moved it.</source>
        <translation>Keine Regel: Es ist hier, weil die Kennzahlen so besser sind oder weil niemand es verschoben hat.</translation>
    </message>
    <message>
        <source>%1 is in %2</source>
        <translation>%1 ist in %2</translation>
    </message>
    <message>
        <source>no territory</source>
        <translation>keinem Gebiet</translation>
    </message>
    <message>
        <source>It is locked already</source>
        <translation>Es ist schon gesperrt</translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation>Zu %1 verschieben</translation>
    </message>
    <message>
        <source>Move to %1 anyway</source>
        <translation>Trotzdem zu %1 verschieben</translation>
    </message>
    <message>
        <source>It is locked; unlock it first</source>
        <translation>Es ist gesperrt; zuerst entsperren</translation>
    </message>
    <message>
        <source>Why here?</source>
        <translation>Warum hier?</translation>
    </message>
    <message>
        <source>In band, %1</source>
        <translation>Im Band, %1</translation>
    </message>
    <message>
        <source>In band in all</source>
        <translation>Im Band gesamt</translation>
    </message>
</context>
<context>
    <name>ui::WindowCommands</name>
    <message>
        <source>Export shortcuts</source>
        <translation>Tastenkürzel exportieren</translation>
    </message>
    <message>
        <source>Text (*.txt *.tsv)</source>
        <translation>Text (*.txt *.tsv)</translation>
    </message>
    <message>
        <source>1 to 9 choose the target, T opens the list. Ctrl+P finds everything else, Ctrl+Alt+K shows and changes all keys.</source>
        <translation>1 bis 9 wählen das Ziel, T öffnet die Liste. Strg+P findet alles andere, Strg+Alt+K zeigt und ändert alle Tasten.</translation>
    </message>
</context>
<context>
    <name>ui::WorkListModel</name>
    <message>
        <source>Account</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>ZIP</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>× km ▾</source>
        <translation>× km ▾</translation>
    </message>
    <message>
        <source>%1 × km ▾</source>
        <translation>%1 × km ▾</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
</context>
<context>
    <name>ui::WriteBar</name>
    <message>
        <source>%1 ready, %2 in conflict, %3 refused</source>
        <translation>%1 bereit, %2 im Konflikt, %3 abgelehnt</translation>
    </message>
</context>
<context>
    <name>ui::WrittenModel</name>
    <message>
        <source>ID in the CRM</source>
        <translation>ID im CRM</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
</TS>
