#!/usr/bin/python3
"""The pages that Ariane writes, in a headless Chromium: looks, keyboard, accessibility, paper, no network.

Usage: Tests/pages.py PROGRAM CONTENT [FOLDER]. FOLDER, if given, keeps the screenshots and PDFs. Needs the Debian packages of
Tests/Pages/packages.txt; axe-core (Tests/Pages/requirements.txt) is taken from $AXE, the path of axe.min.js, or fetched with pip.
"""
import base64
import glob
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import html5lib
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

HERE = pathlib.Path(__file__).resolve().parent
WIDTHS = [360, 820, 1366]
FLAGS = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-color-profile=srgb"]
HOSTILE = '''<script>document.title="taken"</script><b>"gras"</b> & 'x' \u202eabc\u202c שלום'''

passed, failed = 0, 0


def check(name, holds, detail=""):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {name}" + (f": {detail}" if detail else ""))


def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    service = webdriver.chrome.service.Service(shutil.which("chromedriver"))
    return webdriver.Chrome(service=service, options=options)


def axe_source(folder):
    path = os.environ.get("AXE")
    if not path:
        subprocess.run(
            ["/usr/bin/python3", "-m", "pip", "install", "-q", "--no-deps", "--target", f"{folder}/axe", "-r",
             str(HERE / "Pages/requirements.txt")], check=True, timeout=300)
        path = glob.glob(f"{folder}/axe/**/axe.min.js", recursive=True)[0]
    return pathlib.Path(path).read_text(encoding="utf-8")


def look(driver, width, scheme):
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                           {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia",
                           {"features": [{"name": "prefers-color-scheme", "value": scheme}]})


def shown(driver):
    return driver.execute_script("return [...document.querySelectorAll('tbody tr')].filter(r => !r.hidden).map(r => r.cells[0].innerText.split('\\n')[0])")


def overflow(driver):
    """Elements that stick out of the page, save those inside a region that scrolls."""
    return driver.execute_script("""
      const wide = document.documentElement.clientWidth;
      return [...document.querySelectorAll('body *')]
        .filter(e => e.getClientRects().length && e.getBoundingClientRect().right > wide + 1)
        .filter(e => { for (let p = e; p; p = p.parentElement) if (['auto', 'scroll'].includes(getComputedStyle(p).overflowX) && p !== e) return false; return true; })
        .map(e => e.tagName + '.' + e.className).slice(0, 5)
        .concat(document.documentElement.scrollWidth > wide ? ['page ' + document.documentElement.scrollWidth] : []);""")


def accessibility(driver, axe, name):
    driver.execute_script(axe)
    result = driver.execute_async_script(
        "const done = arguments[arguments.length - 1]; axe.run({resultTypes: ['violations']}).then(done, e => done({violations: [{id: String(e), nodes: []}]}))")
    faults = [f"{v['id']} ({len(v['nodes'])}: {v['nodes'][0]['html'][:120] if v['nodes'] else ''})" for v in result["violations"]]
    check(f"accessible, {name}", not faults, "; ".join(faults))


def looks(driver, url, axe, keep, lang):
    for width in WIDTHS:
        for scheme in ["light", "dark"]:
            name = f"{lang} {width} {scheme}"
            look(driver, width, scheme)
            driver.get(url)
            check(f"nothing sticks out, {name}", overflow(driver) == [], overflow(driver))
            accessibility(driver, axe, name)
            if keep:
                driver.save_screenshot(f"{keep}/{lang}-{width}-{scheme}.png")
    driver.find_element(By.ID, "unfold").click()
    for width in WIDTHS:
        look(driver, width, "light")
        check(f"nothing sticks out unfolded, {width}", overflow(driver) == [], overflow(driver))
        if keep:
            driver.save_screenshot(f"{keep}/{lang}-{width}-unfolded.png")


def press(driver, *keys):
    ActionChains(driver).send_keys(*keys).perform()


def active(driver):
    return driver.switch_to.active_element


def reach(driver, wanted, limit=60):
    """Goes with Tab to the first element that is wanted."""
    for _ in range(limit):
        press(driver, Keys.TAB)
        if wanted(active(driver)):
            return active(driver)
    return None


def keyboard(driver, url, total):
    look(driver, 1366, "light")
    driver.get(url)
    status = driver.find_element(By.CSS_SELECTOR, "[role=status]")
    check("all rows are counted", str(total) in status.text and len(shown(driver)) == total, status.text)
    field = reach(driver, lambda e: e.get_attribute("id") == "words")
    check("Tab reaches the search field", field is not None)
    outline = driver.execute_script("const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)]")
    check("the focus shows", outline[0] not in ("none", "") and outline[1] >= 2, outline)
    press(driver, "PÉRSONAE")
    some = shown(driver)
    check("typing filters, case and accents apart", 0 < len(some) < total, len(some))
    check("the number of rows is said", str(len(some)) in status.text, status.text)
    press(driver, *([Keys.BACKSPACE] * 8), "zzzzzz")
    check("nothing found", shown(driver) == [] and "0" in status.text, status.text)
    press(driver, *([Keys.BACKSPACE] * 6))
    check("all again", len(shown(driver)) == total)
    for name in ["stages", "needs", "issues", "kind"]:
        select = reach(driver, lambda e: e.get_attribute("id") == name)
        check(f"Tab reaches {name}", select is not None)
        press(driver, Keys.ARROW_DOWN)
        chosen = select.get_attribute("value")
        expected = driver.execute_script(
            "return [...document.querySelectorAll('tbody tr')].filter(r => r.dataset[arguments[0]].split(' ').includes(arguments[1])).length", name, chosen)
        check(f"{name} filters", chosen and len(shown(driver)) == expected and 0 < expected < total, f"{chosen} {len(shown(driver))} {expected}")
        press(driver, Keys.ARROW_UP)
    reset = reach(driver, lambda e: e.get_attribute("type") == "reset")
    press(driver, Keys.ENTER)
    check("Enter on the button shows all", reset is not None and len(shown(driver)) == total)
    for column, label in [(0, "name"), (5, "group"), (6, "time"), (10, "cases")]:
        button = reach(driver, lambda e: driver.execute_script(
            "const th = arguments[0].closest('th'); return th ? th.cellIndex : -1", e) == column)
        check(f"Tab reaches the header of {label}", button is not None)
        for way in ["ascending", "descending"]:
            press(driver, Keys.SPACE if way == "descending" else Keys.ENTER)
            header = driver.find_elements(By.CSS_SELECTOR, "thead th")[column]
            others = driver.find_elements(By.CSS_SELECTOR, "thead th[aria-sort]")
            check(f"{label} {way} is said", header.get_attribute("aria-sort") == way and len(others) == 1)
            order = driver.execute_script("""
              const c = arguments[0], lang = document.documentElement.lang;
              const v = [...document.querySelectorAll('tbody tr')].map(r => r.cells[c]).map(d => d.dataset.rank === undefined ? d.textContent : Number(d.dataset.rank));
              const cmp = typeof v[0] === 'number' ? (a, b) => a - b : new Intl.Collator(lang, {numeric: true}).compare;
              const s = arguments[1] === 'ascending' ? 1 : -1;
              return v.every((x, i) => i === 0 || s * cmp(v[i - 1], x) <= 0) && new Set(v).size > 1;""", column, way)
            check(f"{label} {way} is sorted", order)
    details = reach(driver, lambda e: e.tag_name == "summary")
    press(driver, Keys.ENTER)
    check("Enter unfolds a cell", details is not None and details.find_element(By.XPATH, "..").get_attribute("open") is not None)


def quiet(driver, url):
    """Loads the page and says what it asked the network for, and what the browser complained of."""
    driver.get("about:blank")
    driver.get_log("performance"), driver.get_log("browser")
    driver.get(url)
    asked = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.append(message["params"]["request"]["url"])
    check("no request but the page itself", [u for u in asked if u != url] == [] and url in asked, asked)
    complaints = [e["message"] for e in driver.get_log("browser")]
    check("the browser complains of nothing", complaints == [], complaints)


def print_page(driver, path):
    made = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": False})
    pathlib.Path(path).write_bytes(base64.b64decode(made["data"]))


def paper(driver, url, folder, names, keep):
    look(driver, 1366, "light")
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    driver.get(url)
    print_page(driver, f"{folder}/plain.pdf")
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    driver.get(url)
    print_page(driver, f"{folder}/script.pdf")
    last = driver.execute_script("return [...document.querySelectorAll('tbody tr')].map(r => [...r.querySelectorAll('li')].pop().textContent)")
    flat = lambda text: re.sub(r"[\s\u00ad-]+", "", text)
    for kind in ["script", "plain"]:
        pdf = f"{folder}/{kind}.pdf"
        info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
        size = [float(x) for x in re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups()]
        check(f"A4 landscape, {kind}", abs(size[0] - 842) < 3 and abs(size[1] - 595) < 3, size)
        pages = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout.split("\f")[:-1]
        text = flat("".join(pages))
        missing = [n for n in names if flat(n) not in text]
        check(f"every sheet is on paper, {kind}", not missing, missing[:5])
        # A long cell may be cut by the end of a page: its last words are looked for.
        folded = [t[:60] for t in last if flat(t)[-15:] not in text]
        check(f"cells are unfolded on paper, {kind}", len(folded) < len(last) / 20, f"{len(folded)} of {len(last)}: {folded[:3]}")
        heads = [p for p in pages if len(flat(p)) > 200 and flat("Adaptations") not in flat(p)[:600] + flat(p)[-600:]]
        check(f"the headers come on each page, {kind}", not heads, f"{len(heads)} of {len(pages)}")
        print(f"{kind}: {len(pages)} pages of paper")
        if keep:
            shutil.copy(pdf, f"{keep}/{kind}.pdf")


def without_script(driver, url, total):
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    driver.get(url)
    rows = driver.find_elements(By.CSS_SELECTOR, "tbody tr")
    check("a plain table without the script", len(rows) == total and rows[0].is_displayed() and rows[-1].is_displayed())
    idle = [e for e in driver.find_elements(By.CSS_SELECTOR, "button, input, select") if e.is_displayed()]
    check("no idle controls without the script", idle == [], len(idle))
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def markup(text, name):
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    try:
        tree = parser.parse(text)
    except html5lib.html5parser.ParseError as error:
        return check(f"valid markup, {name}", False, f"{error} {parser.errors[:3]}")
    check(f"valid markup, {name}", True)
    ids = [e.attrib["id"] for e in tree.iter() if isinstance(e.tag, str) and "id" in e.attrib]
    check(f"ids are unique, {name}", len(ids) == len(set(ids)))
    outside = [e.attrib.get("src") or e.attrib.get("href") for e in tree.iter() if e.tag in ("img", "link", "script", "iframe") and ("src" in e.attrib or "href" in e.attrib)]
    check(f"nothing from outside, {name}", outside == [], outside)
    script = tree.find(".//script").text
    digest = "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    check(f"the digest of the script, {name}", digest in text, f"TableScript.digest should be {digest}")


def hostile(driver, program, content, folder):
    """A sheet whose name is written to break the page."""
    bad = pathlib.Path(folder) / "hostile"
    for part in ["Knowledge", "Dialogs"]:
        shutil.copytree(pathlib.Path(content) / part, bad / part)
    sheet = bad / "Knowledge/tools/personas.yaml"
    text, count = re.subn(r"(?m)^name: .*$", lambda _: "name: " + json.dumps({"fr": HOSTILE, "en": HOSTILE}), sheet.read_text(encoding="utf-8"))
    assert count == 1
    sheet.write_text(text, encoding="utf-8")
    page = pathlib.Path(folder) / "hostile.html"
    subprocess.run([program, "table", "--content", str(bad), "--format", "html", "--output", str(page)], check=True, timeout=120)
    driver.get(page.as_uri())
    check("text stays text", "taken" not in driver.title and any("<script>" in name for name in shown(driver)), driver.title)
    check("one script, no bold", len(driver.find_elements(By.TAG_NAME, "script")) == 1 and not driver.find_elements(By.TAG_NAME, "b"))
    look(driver, 1366, "light")
    check("nothing sticks out of a hostile page", overflow(driver) == [])


def main():
    program, content = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    keep = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else None
    if keep:
        os.makedirs(keep, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder + "/cache"
        axe = axe_source(folder)
        total = len(glob.glob(f"{content}/Knowledge/methods/*.yaml") + glob.glob(f"{content}/Knowledge/tools/*.yaml"))
        driver = browser()
        try:
            driver.set_script_timeout(180)
            for lang in ["fr", "en"]:
                page = pathlib.Path(folder) / f"{lang}.html"
                subprocess.run([program, "table", "--content", content, "--lang", lang, "--format", "html", "--output", str(page)],
                               check=True, timeout=120)
                markup(page.read_text(encoding="utf-8"), lang)
                url = page.as_uri()
                driver.get(url)
                check(f"the language is said, {lang}", driver.find_element(By.TAG_NAME, "html").get_attribute("lang") == lang)
                quiet(driver, url)
                if lang == "fr":
                    names = shown(driver)
                    check("a row for each sheet", len(names) == total == len(set(names)), f"{len(names)} {total}")
                    looks(driver, url, axe, keep, lang)
                    keyboard(driver, url, total)
                    without_script(driver, url, total)
                    paper(driver, url, folder, names, keep)
                else:
                    look(driver, 1366, "light")
                    accessibility(driver, axe, "en 1366 light")
            hostile(driver, program, content, folder)
        finally:
            driver.quit()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
