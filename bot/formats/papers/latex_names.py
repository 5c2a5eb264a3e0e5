"""The commands and environments of LaTeX by what they do to words."""

HEADINGS = frozenset("part chapter section subsection subsubsection paragraph subparagraph".split())
NOTES = frozenset("footnote footnotetext thanks endnote sidenote marginpar".split())
CITED = frozenset(
    """
    cite citep citet citealp citealt citeauthor citeyear citeyearpar parencite textcite autocite
    footcite nocite fullcite Citet Citep
    """.split()
)
"""Their keys stand in brackets, as the numbers would that LaTeX makes of them."""
REFERRED = frozenset("ref eqref pageref autoref cref Cref vref nameref".split())
FILES = frozenset("input include subfile import subimport bibliography addbibresource".split())
DEFINES = frozenset("newcommand renewcommand providecommand DeclareRobustCommand".split())
LEFT_OUT = frozenset(
    """
    label vspace hspace vskip hskip includegraphics usepackage documentclass documentstyle
    bibliographystyle setlength addtolength setcounter addtocounter pagestyle thispagestyle
    newtheorem theoremstyle hypersetup geometry newenvironment renewenvironment
    DeclareMathOperator newcounter newlength index glossary color pagecolor definecolor
    RequirePackage PassOptionsToPackage graphicspath cline cmidrule setmainfont addcontentsline
    usetikzlibrary pgfplotsset lstset captionsetup rowcolor cellcolor phantom hphantom vphantom
    rule fontsize pagenumbering numberwithin linespread titleformat titlespacing setlist
    enlargethispage stepcounter refstepcounter input@path
    """.split()
)
"""What they name is no word of the document."""
ALONE = frozenset(
    """
    maketitle tableofcontents listoffigures listoftables hline toprule midrule bottomrule noindent
    centering raggedright newpage clearpage cleardoublepage pagebreak linebreak columnwidth
    textwidth linewidth hfill vfill today appendix bf it em rm sf tt sc sl tiny scriptsize
    footnotesize small normalsize large Large LARGE huge Huge bfseries itshape ttfamily rmfamily
    sffamily scshape upshape par medskip bigskip smallskip frontmatter mainmatter backmatter
    protect relax indent qquad quad null begingroup endgroup bgroup egroup end sloppy
    """.split()
)
"""What they do is done to the page, and what follows them is words."""
WITH_ADDRESS = frozenset("href hyperlink textcolor colorbox hyperref parbox raisebox".split())
"""Of their parts the second is words; of one part that."""
LISTS = frozenset("itemize enumerate description compactitem compactenum list trivlist".split())
TABLES = frozenset(
    "tabular tabular* tabularx tabulary longtable supertabular tabu longtabu".split()
)
MATHS = frozenset(
    each + star
    for each in "equation align gather multline displaymath eqnarray alignat flalign math".split()
    for star in ("", "*")
)
AS_WRITTEN = frozenset(
    "verbatim Verbatim verbatim* lstlisting minted alltt BVerbatim filecontents".split()
)
PICTURES = frozenset(
    "tikzpicture picture comment pspicture axis pgfpicture filecontents* forest CCSXML".split()
)
TAKING = frozenset(
    "minipage multicols wrapfigure thebibliography list adjustbox spacing tabbing subfigure".split()
)
"""Environments with parts that are no words: a width, a number of columns."""
