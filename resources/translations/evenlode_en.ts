<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DailyPack</name>
    <message numerus="yes">
        <source>%Ln more on the next page</source>
        <translation>
            <numerusform>%Ln more on the next page</numerusform>
            <numerusform>%Ln more on the next page</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln routes</source>
        <translation>
            <numerusform>%Ln route</numerusform>
            <numerusform>%Ln routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln made visits are not in the CRM yet, the oldest of %1</source>
        <translation>
            <numerusform>%Ln made visit is not in the CRM yet, of %1</numerusform>
            <numerusform>%Ln made visits are not in the CRM yet, the oldest of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln reps with a route</source>
        <translation>
            <numerusform>%1 of %Ln rep with a route</numerusform>
            <numerusform>%1 of %Ln reps with a route</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls, %1 of driving, %2 km</source>
        <translation>
            <numerusform>%Ln call, %1 of driving, %2 km</numerusform>
            <numerusform>%Ln calls, %1 of driving, %2 km</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at the %Ln calls of the day</source>
        <translation>
            <numerusform>at the %Ln call of the day</numerusform>
            <numerusform>at the %Ln calls of the day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln visits wait</source>
        <translation>
            <numerusform>%Ln visit waits</numerusform>
            <numerusform>%Ln visits wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more important visits not done</source>
        <translation>
            <numerusform>%Ln more important visit not done</numerusform>
            <numerusform>%Ln more important visits not done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more notices are open</source>
        <translation>
            <numerusform>%Ln more notice is open</numerusform>
            <numerusform>%Ln more notices are open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln accounts are in no territory: %1 open, %2 first</source>
        <translation>
            <numerusform>%Ln account is in no territory: %1 open, %2 first</numerusform>
            <numerusform>%Ln accounts are in no territory: %1 open, %2 first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln accounts are not on the map: %1 open, %2 first</source>
        <translation>
            <numerusform>%Ln account is not on the map: %1 open, %2 first</numerusform>
            <numerusform>%Ln accounts are not on the map: %1 open, %2 first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fields were edited on both sides: choose what counts</source>
        <translation>
            <numerusform>%Ln field was edited on both sides: choose what counts</numerusform>
            <numerusform>%Ln fields were edited on both sides: choose what counts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes did not get through to the CRM</source>
        <translation>
            <numerusform>%Ln change did not get through to the CRM</numerusform>
            <numerusform>%Ln changes did not get through to the CRM</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DaySheet</name>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln calls</source>
        <translation>
            <numerusform>%1, %Ln call</numerusform>
            <numerusform>%1, %Ln calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DealsView</name>
    <message numerus="yes">
        <source>%Ln deals</source>
        <translation>
            <numerusform>%Ln deal</numerusform>
            <numerusform>%Ln deals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deals have no place and are not on the map.</source>
        <translation>
            <numerusform>%Ln deal has no place and is not on the map.</numerusform>
            <numerusform>%Ln deals have no place and are not on the map.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deals lie outside of all areas.</source>
        <translation>
            <numerusform>%Ln deal lies outside of all areas.</numerusform>
            <numerusform>%Ln deals lie outside of all areas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deals have no amount.</source>
        <translation>
            <numerusform>%Ln deal has no amount.</numerusform>
            <numerusform>%Ln deals have no amount.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are placed by ZIP only.</source>
        <translation>
            <numerusform>%Ln is placed by ZIP only.</numerusform>
            <numerusform>%Ln are placed by ZIP only.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DrawTool</name>
    <message numerus="yes">
        <source>%n units inside</source>
        <translation>
            <numerusform>%n unit inside</numerusform>
            <numerusform>%n units inside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>%Ln accounts</source>
        <translation>
            <numerusform>%Ln account</numerusform>
            <numerusform>%Ln accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln territories</source>
        <translation>
            <numerusform>%Ln territory</numerusform>
            <numerusform>%Ln territories</numerusform>
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
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GestureTotals</name>
    <message numerus="yes">
        <source>%n named accounts</source>
        <translation>
            <numerusform>%n named account</numerusform>
            <numerusform>%n named accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapBook</name>
    <message numerus="yes">
        <source>%Ln others</source>
        <translation>
            <numerusform>%Ln other</numerusform>
            <numerusform>%Ln others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanFigures</name>
    <message numerus="yes">
        <source>%Ln territories are outside %1</source>
        <translation>
            <numerusform>%Ln territory is outside %1</numerusform>
            <numerusform>%Ln territories are outside %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is in %Ln parts</source>
        <translation>
            <numerusform>%1 is in %Ln part</numerusform>
            <numerusform>%1 is in %Ln parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ZIPs belong to no territory</source>
        <translation>
            <numerusform>%Ln ZIP belongs to no territory</numerusform>
            <numerusform>%Ln ZIPs belong to no territory</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln units belong to no territory</source>
        <translation>
            <numerusform>%Ln unit belongs to no territory</numerusform>
            <numerusform>%Ln units belong to no territory</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln accounts are located by ZIP only</source>
        <translation>
            <numerusform>%Ln account is located by ZIP only</numerusform>
            <numerusform>%Ln accounts are located by ZIP only</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln accounts lie outside all territories</source>
        <translation>
            <numerusform>%Ln account lies outside all territories</numerusform>
            <numerusform>%Ln accounts lie outside all territories</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuarterlyPack</name>
    <message numerus="yes">
        <source>%Ln units were given to others since the plan was published; these figures count them where they are now.</source>
        <translation>
            <numerusform>%Ln unit was given to others since the plan was published; these figures count it where it is now.</numerusform>
            <numerusform>%Ln units were given to others since the plan was published; these figures count them where they are now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln units changed hands</source>
        <translation>
            <numerusform>%Ln unit changed hands</numerusform>
            <numerusform>%Ln units changed hands</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln publishes</source>
        <translation>
            <numerusform>%Ln publish</numerusform>
            <numerusform>%Ln publishes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln visits made</source>
        <translation>
            <numerusform>%Ln visit made</numerusform>
            <numerusform>%Ln visits made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reps</source>
        <translation>
            <numerusform>%Ln rep</numerusform>
            <numerusform>%Ln reps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln visits to accounts of no territory count in the sum.</source>
        <translation>
            <numerusform>%Ln visit to an account of no territory counts in the sum.</numerusform>
            <numerusform>%Ln visits to accounts of no territory count in the sum.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPack</name>
    <message numerus="yes">
        <source>%Ln more in the tables</source>
        <translation>
            <numerusform>%Ln more in the tables</numerusform>
            <numerusform>%Ln more in the tables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplitTool</name>
    <message numerus="yes">
        <source>%n units go to a new territory</source>
        <translation>
            <numerusform>%n unit goes to a new territory</numerusform>
            <numerusform>%n units go to a new territory</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeeklyPack</name>
    <message numerus="yes">
        <source>%Ln more that nobody planned</source>
        <translation>
            <numerusform>%Ln more that nobody planned</numerusform>
            <numerusform>%Ln more that nobody planned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln territories are out of band</source>
        <translation>
            <numerusform>%Ln territory is out of band</numerusform>
            <numerusform>%Ln territories are out of band</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more on the next page</source>
        <translation>
            <numerusform>%Ln more on the next page</numerusform>
            <numerusform>%Ln more on the next page</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No repair was found; it would take %Ln units or more</source>
        <translation>
            <numerusform>No repair was found; it would take %Ln unit or more</numerusform>
            <numerusform>No repair was found; it would take %Ln units or more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>outside %1; %Ln units repair it</source>
        <translation>
            <numerusform>outside %1; %Ln unit repairs it</numerusform>
            <numerusform>outside %1; %Ln units repair it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AreaDetail</name>
    <message numerus="yes">
        <source>%Ln places</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ClashView</name>
    <message numerus="yes">
        <source>No plan can keep all rules. Smallest clash: %n rules. Drop or loosen any one of them.</source>
        <translation>
            <numerusform>No plan can keep all rules. Smallest clash: %n rule. Drop or loosen it.</numerusform>
            <numerusform>No plan can keep all rules. Smallest clash: %n rules. Drop or loosen any one of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n that clash</source>
        <translation>
            <numerusform>The %n that clashes</numerusform>
            <numerusform>The %n that clash</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CompareMode</name>
    <message numerus="yes">
        <source>%Ln moves written to %1</source>
        <translation>
            <numerusform>%Ln move written to %1</numerusform>
            <numerusform>%Ln moves written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DuplicatesLink</name>
    <message numerus="yes">
        <source>%Ln clusters, %1</source>
        <translation>
            <numerusform>%Ln cluster, %1</numerusform>
            <numerusform>%Ln clusters, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records, %1 apart at most. Choose the survivor, then what it keeps.</source>
        <translation>
            <numerusform>%n record, %1 apart at most. Choose the survivor, then what it keeps.</numerusform>
            <numerusform>%n records, %1 apart at most. Choose the survivor, then what it keeps.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records. Choose the survivor, then what it keeps.</source>
        <translation>
            <numerusform>%n record. Choose the survivor, then what it keeps.</numerusform>
            <numerusform>%n records. Choose the survivor, then what it keeps.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DuplicatesPage</name>
    <message numerus="yes">
        <source>Link %n records</source>
        <translation>
            <numerusform>Link %n record</numerusform>
            <numerusform>Link %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ImportFlow</name>
    <message numerus="yes">
        <source>%Ln opportunities</source>
        <translation>
            <numerusform>%Ln opportunity</numerusform>
            <numerusform>%Ln opportunities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contacts</source>
        <translation>
            <numerusform>%Ln contact</numerusform>
            <numerusform>%Ln contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln leads</source>
        <translation>
            <numerusform>%Ln lead</numerusform>
            <numerusform>%Ln leads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reps</source>
        <translation>
            <numerusform>%Ln rep</numerusform>
            <numerusform>%Ln reps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln columns guessed in %1 s. Check them; a mistake here is found again in the match report</source>
        <translation>
            <numerusform>%Ln column guessed in %1 s. Check it; a mistake here is found again in the match report</numerusform>
            <numerusform>%Ln columns guessed in %1 s. Check them; a mistake here is found again in the match report</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message numerus="yes">
        <source>%1, and %Ln more were left out</source>
        <translation>
            <numerusform>%1, and %Ln more was left out</numerusform>
            <numerusform>%1, and %Ln more were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 territories are in their band</source>
        <translation>
            <numerusform>%Ln of %1 territories is in its band</numerusform>
            <numerusform>%Ln of %1 territories are in their band</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln accounts are the calls now. Say when, and press Plan routes</source>
        <translation>
            <numerusform>%Ln account is the call now. Say when, and press Plan routes</numerusform>
            <numerusform>%Ln accounts are the calls now. Say when, and press Plan routes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Panels</name>
    <message numerus="yes">
        <source>%Ln open</source>
        <translation>
            <numerusform>%Ln open</numerusform>
            <numerusform>%Ln open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProposalDesk</name>
    <message numerus="yes">
        <source>Accepted: %Ln moves. Undo takes them back.</source>
        <translation>
            <numerusform>Accepted: %Ln move. Undo takes it back.</numerusform>
            <numerusform>Accepted: %Ln moves. Undo takes them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted: %Ln moves.</source>
        <translation>
            <numerusform>Accepted: %Ln move.</numerusform>
            <numerusform>Accepted: %Ln moves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln units stay where they were put by hand meanwhile.</source>
        <translation>
            <numerusform>%Ln unit stays where it was put by hand meanwhile.</numerusform>
            <numerusform>%Ln units stay where they were put by hand meanwhile.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProposalView</name>
    <message numerus="yes">
        <source>Moves %Ln units</source>
        <translation>
            <numerusform>Moves %Ln unit</numerusform>
            <numerusform>Moves %Ln units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RuleList</name>
    <message numerus="yes">
        <source>%Ln bases</source>
        <translation>
            <numerusform>%Ln base</numerusform>
            <numerusform>%Ln bases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TerritoryCommands</name>
    <message numerus="yes">
        <source>%1 in %Ln parts that do not hang together with their territory</source>
        <translation>
            <numerusform>%1 in %Ln part that does not hang together with its territory</numerusform>
            <numerusform>%1 in %Ln parts that do not hang together with their territory</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TerritoryModel</name>
    <message numerus="yes">
        <source>%1 given how sure places are; %n accounts may count here or may not</source>
        <translation>
            <numerusform>%1 given how sure places are; %n account may count here or may not</numerusform>
            <numerusform>%1 given how sure places are; %n accounts may count here or may not</numerusform>
        </translation>
    </message>
</context>
</TS>
