/* Style sheet of the page: light and dark, phone to projector, and paper. */
#include "report/page.h"

#include <string.h>

/* Colours: Okabe and Ito (2008), https://jfly.uni-koeln.de/color/, seven for strategies and
 * a rotation of them for channels; lightened where a dark ground would swallow them. */
static const char colours[] =
    ":root{color-scheme:light "
    "dark;--ground:#fcfbf8;--panel:#f4f2ec;--ink:#1b1d20;--soft:#595e65;"
    "--rule:#d9d5cb;--faint:#e9e6de;--accent:#0072b2;--alert:#9c3300;--base:#7b8087;"
    "--s0:#0072b2;--s1:#d55e00;--s2:#009e73;--s3:#b8588f;--s4:#c98600;--s5:#3a9fd8;--s6:#"
    "8c7f00;"
    "--c0:#4a4f57;--c1:#e69f00;--c2:#cc79a7;--c3:#f0e442;--c4:#56b4e9;--c5:#b3b0a8}\n"
    "@media screen and (prefers-color-scheme:dark){:root{--ground:#131518;--panel:#1c1f23;"
    "--ink:#eceae5;--soft:#a9adb3;--rule:#3a3f45;--faint:#272b30;--accent:#5bb4ee;"
    "--alert:#ffab7d;--base:#8f949b;--s0:#4aa8e8;--s1:#ff8b3d;--s2:#2fcb9d;--s3:#e59ac5;"
    "--s4:#f2b632;--s5:#8fd0f6;--s6:#f0e442;--c0:#c9cdd3;--c5:#6d6f70}}\n";

static const char text[] =
    "*{box-sizing:border-box}\n"
    "html{font-size:clamp(16px,10px + .5vw,24px);-webkit-text-size-adjust:100%;"
    "text-size-adjust:100%}\n"
    "body{margin:0;background:var(--ground);color:var(--ink);line-height:1.55;"
    "font-family:-apple-system,BlinkMacSystemFont,\"Segoe UI\",Roboto,Inter,"
    "\"Noto Sans\",Ubuntu,\"Liberation Sans\",\"Helvetica Neue\",Arial,system-ui,"
    "sans-serif;"
    "font-variant-numeric:tabular-nums lining-nums;"
    "text-rendering:optimizeLegibility;overflow-wrap:break-word}\n"
    "header,main,footer{max-width:72rem;margin:0 auto;padding:0 clamp(1rem,4vw,2.5rem)}\n"
    "header{padding-top:clamp(1.75rem,5vw,4.5rem)}\n"
    ".kicker{margin:0 0 .75rem;font-size:.8rem;font-weight:600;letter-spacing:.09em;"
    "text-transform:uppercase;color:var(--soft)}\n"
    "h1{margin:0;max-width:22ch;font-size:clamp(1.9rem,1.25rem + "
    "3vw,3.5rem);line-height:1.08;"
    "font-weight:700;letter-spacing:-.025em;text-wrap:balance}\n"
    "h2{margin:0 0 .4rem;font-size:1.55rem;line-height:1.2;font-weight:680;"
    "letter-spacing:-.015em}\n"
    "h3{margin:0 0 .6rem;font-size:1.05rem;line-height:1.3;font-weight:650}\n"
    "p{margin:0 0 .8rem;max-width:46rem}\n"
    ".setting{margin:1.1rem 0 "
    "0;color:var(--soft)}\n.prose{margin-top:1rem;white-space:pre-line}\n"
    ".note,small{color:var(--soft);font-size:.86rem;line-height:1.5}\n"
    "a{color:var(--accent)}\ncode,pre,kbd{font-family:ui-monospace,\"SF "
    "Mono\",SFMono-Regular,"
    "Menlo,Consolas,\"Liberation Mono\",\"DejaVu Sans Mono\",monospace;font-size:.88em}\n"
    "pre{margin:0 0 1rem;padding:1rem 1.2rem;overflow-x:auto;background:var(--panel);"
    "border-radius:.5rem;line-height:1.5;tab-size:4}\n";

static const char blocks[] =
    ".verdict{margin:clamp(1.5rem,4vw,2.75rem) 0 0;padding:.2rem 0 .2rem "
    "clamp(1rem,2.5vw,1.75rem);"
    "border-left:.35rem solid var(--c,var(--accent))}\n"
    ".verdict .caveat{color:var(--soft);font-size:1rem}\n"
    ".verdict p{max-width:50rem;font-size:1.1rem}\n.verdict p:last-child{margin-bottom:0}\n"
    ".verdict .first{font-size:clamp(1.25rem,1.05rem + 1vw,1.75rem);line-height:1.32;"
    "font-weight:600;letter-spacing:-.01em;text-wrap:pretty}\n"
    ".banner{margin:1.75rem 0 0;padding:.8rem 1.1rem;max-width:none;border-radius:.5rem;"
    "background:var(--panel);font-size:.95rem}\n"
    ".alert{border:2px solid var(--alert);color:var(--alert);font-weight:600}\n"
    ".figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(13.5rem,1fr));"
    "gap:1rem 2.5rem;margin:clamp(2rem,4vw,3rem) 0 0;padding:0}\n"
    ".figures div{border-top:2px solid var(--ink);padding-top:.7rem}\n"
    ".figures dt{font-size:clamp(1.9rem,1.5rem + "
    "1.4vw,2.7rem);line-height:1.1;font-weight:680;"
    "letter-spacing:-.03em}\n.figures dd{margin:.3rem 0 "
    "0;color:var(--soft);font-size:.92rem;"
    "line-height:1.42}\n"
    "section,figure{margin:clamp(2.75rem,6vw,5rem) 0 0}\n"
    "figcaption p{font-size:1.06rem}\nfigure>.note{margin-top:.9rem}\n"
    ".cells{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,14rem),"
    "1fr));"
    "gap:2rem 2.5rem;margin-top:1.25rem}\n"
    ".cells.middle{grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr))}\n"
    ".cells.large{grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr))}\n"
    ".cell{min-width:0}.cell svg+p{margin-top:.7rem}\n.cell "
    "h3{display:flex;align-items:center;gap:.5rem}\n"
    ".cells:not(.large) .cell{max-width:24rem}.cells.large .cell{max-width:40rem}\n"
    "footer{margin-top:4rem;padding-bottom:3rem;color:var(--soft);font-size:.86rem}\n";

static const char tables[] =
    ".scroll{overflow-x:auto;margin:1rem 0 .9rem}\n"
    "table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.35}\n"
    "th,td{padding:.6rem .9rem .6rem 0;text-align:right;vertical-align:baseline;"
    "white-space:nowrap;border-bottom:1px solid var(--rule)}\n"
    "th:last-child,td:last-child{padding-right:0}\n"
    "th:first-child{text-align:left;font-weight:600;position:sticky;left:0;"
    "background:var(--ground);white-space:normal;min-width:10rem}\n"
    "thead th{vertical-align:bottom;color:var(--soft);font-weight:600;font-size:.82rem;"
    "white-space:normal;border-bottom:2px solid var(--ink)}\n"
    ".who{display:flex;align-items:baseline}\n"
    "td small,th small{display:block;font-weight:400;font-size:.78rem}\n"
    "tr.won td,tr.won th{font-weight:650}\ntr.won small{font-weight:400}\n"
    ".tag{display:inline-block;padding:.05rem .45rem;border-radius:1rem;"
    "background:var(--c,var(--accent));color:var(--ground);font-size:.7rem;font-weight:650;"
    "letter-spacing:.02em;vertical-align:.1em}\n"
    ".meter{display:block;width:100%;min-width:4rem;height:.8rem;background:var(--faint);"
    "border-radius:.2rem;overflow:hidden}\n.meter i{display:block;height:100%;"
    "background:var(--c);border-radius:.2rem 0 0 .2rem}\n"
    "details{margin:1rem 0 0}details table{width:auto}details td,details "
    "th{padding-right:1.6rem}\nsummary{cursor:pointer;color:var(--accent);font-weight:600;"
    "font-size:.92rem;width:fit-content}\nsummary:focus-visible,a:focus-visible"
    "{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}\n"
    "dl.words{max-width:50rem}\ndl.words dt{font-weight:650;margin-top:.9rem}\n"
    "dl.words dd{margin:.15rem 0 0;color:var(--soft)}\n"
    "dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.35rem "
    "1.5rem;margin:1rem 0}\n"
    "dl.facts dt{color:var(--soft)}\ndl.facts "
    "dd{margin:0;min-width:0;overflow-wrap:anywhere}\n";

static const char looks[] =
    ".base{--c:var(--base)}.s0{--c:var(--s0)}.s1{--c:var(--s1)}.s2{--c:var(--s2)}"
    ".s3{--c:var(--s3)}.s4{--c:var(--s4)}.s5{--c:var(--s5)}.s6{--c:var(--s6)}\n"
    ".c0{--c:var(--c0)}.c1{--c:var(--c1)}.c2{--c:var(--c2)}.c3{--c:var(--c3)}"
    ".c4{--c:var(--c4)}.c5{--c:var(--c5)}\n"
    "svg{display:block;width:100%;height:auto;overflow:visible}\n"
    "svg.narrow{display:none;max-width:34rem}\n"
    ".swatch{display:inline-block;width:2.1rem;height:.87rem;flex:none;vertical-align:-."
    "05em;"
    "margin-right:.55rem}\n.cell h3 .swatch{margin:0}\n"
    "text{font-size:14px;fill:var(--soft)}\n.middle{text-anchor:middle}.end{text-anchor:"
    "end}\n"
    ".name{font-size:14px}.small{font-size:13px}.legend{font-size:15px;fill:var(--ink)}\n"
    ".label{font-size:15.5px;font-weight:600;fill:var(--ink)}"
    ".value{fill:var(--ink);font-weight:600}.label "
    ".value{font-weight:400;fill:var(--soft)}\n"
    "text.value{font-size:15px}\n"
    ".halo{paint-order:stroke;stroke:var(--ground);stroke-width:4px;fill:var(--ink)}\n"
    ".grid,.axis,.zero,.leader,.today,.median,.flip-line,.line,.ring,.branch,.member"
    "{fill:none}\n"
    ".grid{stroke:var(--faint)}.axis{stroke:var(--soft)}.zero{stroke:var(--ink);"
    "stroke-width:1.5}\n.leader{stroke:var(--c);opacity:.6}\n"
    ".line{stroke:var(--c);stroke-width:3;stroke-linejoin:round;stroke-linecap:round}\n"
    ".base .line{stroke-width:2;stroke-dasharray:1 5}.d1 .line{stroke-dasharray:11 6}"
    ".d2 .line{stroke-dasharray:3 6}.d3 .line{stroke-dasharray:12 5 2 5}"
    ".d4 .line{stroke-dasharray:18 5 2 5 2 5}.line.solid{stroke-dasharray:none}\n"
    ".band{fill:var(--c);opacity:.13}.band.strong{opacity:.25}\n"
    ".mark{fill:var(--c);stroke:none}.fill{fill:var(--c)}.strip{fill:var(--c);opacity:.32}"
    "\n"
    ".strip+text{fill:var(--ink)}\n"
    ".weave{fill:none;stroke:var(--ground);stroke-width:1.5}"
    ".c1 .weave{fill:url(#weave1)}.c2 .weave{fill:url(#weave2)}.c3 "
    ".weave{fill:url(#weave3)}"
    ".c5 .weave{fill:url(#weave5)}\n"
    ".median{stroke:var(--ink);stroke-width:2}\n"
    ".today{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:5 4}"
    ".flip{fill:var(--ink);opacity:.13}.flip-line{stroke:var(--ink);stroke-width:1.5}\n"
    ".ring{stroke:var(--faint)}.branch{stroke:var(--c);opacity:.5}"
    ".member{stroke:var(--c);stroke-linecap:round}.root{fill:var(--ink)}\n"
    ".probe rect{fill:transparent}.probe path{stroke:var(--soft);opacity:0}"
    ".probe:hover path{opacity:1}\n"
    ".tint{fill:var(--c);opacity:.4}.doubt{fill:url(#hatch)}.edge{fill:none;"
    "stroke:var(--soft)}.seam{fill:none;stroke:var(--ground);stroke-width:1.5}"
    ".frontier{fill:none;stroke:var(--ink);stroke-width:3.5;stroke-linecap:round}\n"
    ".unsure{fill:var(--ink);stroke:var(--ink);stroke-width:.6;opacity:.17}"
    ".rim{fill:none;stroke:var(--ground);stroke-width:7;stroke-linecap:round}\n"
    ".cell-words{font-size:13.5px;fill:var(--ink)}.pale{fill:#fff}.dark{fill:#10131a}"
    ".hollow .mark{fill:var(--ground);stroke:var(--c);stroke-width:2;"
    "vector-effect:non-scaling-stroke}.faded{opacity:.75}svg.scale{max-width:26rem;"
    "margin-top:1.5rem}\n"
    ".legend-line{display:flex;flex-wrap:wrap;gap:.35rem 1.6rem;max-width:none;"
    "font-size:.95rem}.legend-line span{display:inline-flex;align-items:center}"
    ".legend-line .swatch{margin-right:.5rem}"
    ".sample{width:1.7rem;height:1.13rem;flex:none;margin-right:.5rem}\n"
    ".defs{position:absolute;width:0;height:0}\n.defs "
    "path{stroke:#1b1d20;opacity:.42;fill:none}"
    ".defs circle{fill:#1b1d20;opacity:.42}.defs .hatch{stroke:var(--ink);opacity:.5}\n";

static const char media[] =
    "@media screen and (max-width:45em){svg.wide{display:none}svg.narrow{display:block}"
    "dl.facts{grid-template-columns:1fr;gap:0}dl.facts dd{margin-bottom:.6rem}}\n"
    "@page{size:A4;margin:16mm 15mm}\n"
    "@media print{html{font-size:10.5pt}body{background:#fff}:root{--ground:#fff}"
    "header,main,footer{max-width:none;padding:0}h1{font-size:24pt}"
    "figure,section{margin-top:9mm}figure{break-inside:avoid}"
    "figure.long,section.long{break-inside:auto}.cell,tr,.figures{break-inside:avoid}"
    "h2,h3,figcaption{break-after:avoid}summary,.screen{display:none}"
    ".scroll{overflow:visible}table{font-size:8.5pt}th,td{padding-right:.5rem}"
    "th:first-child{min-width:8.6rem}pre{white-space:pre-wrap;border:1px solid var(--rule)}"
    ".cells{grid-template-columns:repeat(3,1fr);gap:5mm}"
    ".cells.large{grid-template-columns:repeat(2,1fr)}"
    "*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}\n";

/* Textures of the channels: grey print and colour-blind readers tell them apart. */
static const char textures[] =
    "<svg class=\"defs\" aria-hidden=\"true\" xmlns=\"http://www.w3.org/2000/svg\"><defs>\n"
    "<pattern id=\"weave1\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
    "<path d=\"M-2 2L2 -2M0 8L8 0M6 10L10 6\"/></pattern>\n"
    "<pattern id=\"weave2\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\">"
    "<circle cx=\"3.5\" cy=\"3.5\" r=\"1.3\"/></pattern>\n"
    "<pattern id=\"weave3\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
    "<path d=\"M0 4H8M4 0V8\"/></pattern>\n"
    "<pattern id=\"weave5\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
    "<path d=\"M3 0V6\"/></pattern>\n"
    "<pattern id=\"hatch\" width=\"9\" height=\"9\" patternUnits=\"userSpaceOnUse\">"
    "<path class=\"hatch\" d=\"M-2 2L2 -2M0 9L9 0M7 11L11 7\"/></pattern>\n"
    "</defs></svg>\n";

static void add_constant(gv_text *out, const char *constant)
{
    gv_text_add_bytes(out, constant, strlen(constant));
}

void gv_page_style(gv_text *out)
{
    static const char *const sheets[] = { colours, text, blocks, tables, looks, media };
    add_constant(out, "<style>\n");
    for (size_t k = 0; k < GV_COUNT_OF(sheets); k++)
        add_constant(out, sheets[k]);
    add_constant(out, "</style>\n");
}

void gv_page_textures(gv_text *out)
{
    add_constant(out, textures);
}
