"""Writes the averaged weights of a checkpoint as the ONNX file that the worker ships: export.py FOLDER."""
import sys
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from network import SceneNet
from objects import OBJECTS, SHIPPED

HALVED = 256  # smaller weights stay 32 bits: nothing is gained


def halve(model):
    """Keeps weights in 16 bits. The runtime folds the casts when it loads the file, and computes in 32 bits as before."""
    graph = model.graph
    casts = []
    for weight in list(graph.initializer):
        values = numpy_helper.to_array(weight)
        if values.dtype == np.float32 and values.size > HALVED:
            graph.initializer.remove(weight)
            graph.initializer.append(numpy_helper.from_array(values.astype(np.float16), weight.name + "_16"))
            casts.append(helper.make_node("Cast", [weight.name + "_16"], [weight.name], to=TensorProto.FLOAT))
    for cast in reversed(casts):
        graph.node.insert(0, cast)
    return model


def main(folder, target):
    net = SceneNet(len(OBJECTS)).eval()
    net.load_state_dict(torch.load(folder / "checkpoint.pt")["average"])
    example = (torch.zeros(1, 3, 96, 96), torch.zeros(1, 96, 96, dtype=torch.long), torch.zeros(1, 4, 96, 96),
               torch.zeros(1, 2, 96, 96), torch.zeros(1, 4))
    names = ["image", "labels", "colours", "places", "conditions"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(net, example, str(target), input_names=names, output_names=["v"], opset_version=13,
                          dynamic_axes={name: {rows: "rows", rows + 1: "columns"} for name, rows in
                                        [("image", 2), ("labels", 1), ("colours", 2), ("places", 2), ("v", 2)]})
    model = halve(onnx.load(str(target)))
    onnx.checker.check_model(model)
    onnx.save(model, str(target))
    print(target, target.stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else SHIPPED / "scenes.onnx")
