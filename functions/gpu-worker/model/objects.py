"""What the model can draw: the file that the worker ships with it. Both read the same names, shapes and colours."""
import json
from pathlib import Path

SHIPPED = Path(__file__).parent / "../src/main/resources/dev/darkroom/worker/engine/tiny"
OBJECTS = json.loads((SHIPPED / "objects.json").read_text(encoding="utf-8"))
NAMES = [each["name"] for each in OBJECTS]
BY_NAME = {each["name"]: index for index, each in enumerate(OBJECTS)}

# layers, from back to front
LAYERS = ["backdrop", "celestial", "clouds", "far", "ground", "things"]
BACKDROP, CELESTIAL, CLOUDS, FAR, GROUND, THINGS = range(len(LAYERS))


def layer(index):
    return LAYERS.index(OBJECTS[index]["layer"])


def rgb(text):
    """#rrggbb as three floats, 0 to 1."""
    return [int(text[i : i + 2], 16) / 255 for i in (1, 3, 5)]
